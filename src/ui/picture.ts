import type { Drawing } from "../figures/drawing.ts";
import { insertHeat } from "../figures/render.ts";
import { lines, pngWithText, type Provenance } from "../figures/save.ts";

const styled = ["fill", "stroke", "color", "font-family", "font-size", "font-weight"] as const;
const svgName = "http://www.w3.org/2000/svg";

/** The figure on the page as an SVG that needs no style sheet, heat map included, with its provenance inside. */
export function svgOf(host: HTMLElement, drawing: Drawing, provenance: Provenance): SVGSVGElement {
  const shown = host.querySelector<SVGSVGElement>("svg")!;
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const [from, to] = [shown.querySelectorAll("*"), copy.querySelectorAll<SVGElement>("*")];
  const plain = (source: Element, target: SVGElement): void => {
    const style = getComputedStyle(source);
    for (const name of styled) target.style.setProperty(name, style.getPropertyValue(name));
  };
  plain(shown, copy);
  from.forEach((element, i) => plain(element, to[i]));
  const canvas = host.querySelector("canvas");
  if (drawing.heat && canvas) {
    const { width: w, height: h } = shown.viewBox.baseVal;
    const { left, top, width, height } = canvas.style; // in percent of the picture
    const inner = {
      left: (parseFloat(left) * w) / 100,
      top: (parseFloat(top) * h) / 100,
      width: (parseFloat(width) * w) / 100,
      height: (parseFloat(height) * h) / 100,
    };
    insertHeat({ svg: copy, x: undefined, inner }, drawing.heat);
    host.append(copy); // colours of the palette are resolved where the palette is
    for (const path of copy.querySelectorAll<SVGPathElement>(".heat path"))
      path.style.fill = getComputedStyle(path).fill;
    copy.remove();
  }
  copy.setAttribute("xmlns", svgName);
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  const metadata = document.createElementNS(svgName, "desc");
  metadata.textContent = lines(provenance).join("\n");
  copy.prepend(metadata);
  return copy;
}

/** The same as a PNG of twice the size. */
export async function pngOf(svg: SVGSVGElement, provenance: Provenance): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  const context = canvas.getContext("2d")!;
  context.fillStyle = svg.style.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob>((done) => canvas.toBlob((b) => done(b!), "image/png"));
  return pngWithText(
    new Uint8Array(await blob.arrayBuffer()),
    lines(provenance).join("\n"),
  ) as Uint8Array<ArrayBuffer>;
}

/** Hands a file to the reader. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
