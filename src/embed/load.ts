import type { Driver, Place } from "./driver.ts";

type Inline = (place: Place) => Promise<Driver>;

declare global {
  interface Window {
    Plateau?: { readonly inline?: Inline };
  }
}

const scripts = new Map<string, Promise<void>>();

/** A classic script, once a page. It needs no consent of its host's, wherever that is. */
export function script(src: string): Promise<void> {
  let loading = scripts.get(src);
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src });
      element.onload = () => resolve();
      element.onerror = () => {
        scripts.delete(src);
        reject(new Error(`${src} could not be fetched`));
      };
      document.head.append(element);
    });
    scripts.set(src, loading);
  }
  return loading;
}

/** Puts a cell into the page itself. Its code comes in modules, or in one script where modules are refused. */
export async function inlineDriver(place: Place): Promise<Driver> {
  const { base } = place;
  let inline: Inline | undefined;
  try {
    ({ inline } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ `${base}inline.js`)) as {
      inline: Inline;
    });
  } catch {
    await script(`${base}file/app.js`);
    inline = window.Plateau?.inline;
  }
  if (!inline) throw new Error(`${base} has no cells to put into a page`);
  return inline(place);
}
