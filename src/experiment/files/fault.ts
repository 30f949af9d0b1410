/** What is wrong with a file that a reader chose: its name, where, and what was expected. */
export class FileFault extends Error {
  override readonly name = "FileFault";
  constructor(file: string, what: string) {
    super(`${file}: ${what}`);
  }
}

/** A file in memory. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Examples as a file has them, all of them. */
export interface Raw {
  readonly x: Uint8Array | Float32Array; // (count, features)
  readonly labels: readonly string[]; // (count)
  readonly features: number;
  readonly image: { readonly rows: number; readonly cols: number } | null;
}

/** Asked now and then by whoever reads much: a promise that lets others do something in between. */
export type Pause = () => Promise<void>;
