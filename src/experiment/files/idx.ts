import { FileFault, type Given, type Raw } from "./fault.ts";

/*
 * IDX, as MNIST comes: big-endian 32-bit numbers, then bytes. Images: 2051, count, rows, columns, then a byte a pixel.
 * Labels: 2049, count, then a byte each. Source: LeCun, Cortes & Burges 1998, "The MNIST database", file formats.
 */
const magic = { images: 2051, labels: 2049 };
const mostPixels = 4096;
const fewest = 200; // examples

type Kind = keyof typeof magic;

/** Whether a file says that it is IDX: it begins with two bytes of zero. */
export const looksLikeIdx = ({ bytes }: Given): boolean => bytes.length > 3 && !bytes[0] && !bytes[1];

interface Read {
  readonly kind: Kind;
  readonly sizes: readonly number[]; // count, and of images rows and columns
  readonly body: Uint8Array;
}

/** The parts of one file. Throws a FileFault where its magic number or its length is wrong. */
function read({ name, bytes }: Given): Read {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = view.getUint32(0);
  const kind = (Object.keys(magic) as Kind[]).find((key) => magic[key] === number);
  if (!kind)
    throw new FileFault(
      name,
      `its magic number is ${number}; expected ${magic.images} for images or ${magic.labels} for labels`,
    );
  const header = kind === "images" ? 16 : 8;
  if (bytes.length < header)
    throw new FileFault(name, `it ends within its header, after ${bytes.length} of ${header} bytes`);
  const sizes = Array.from({ length: header / 4 - 1 }, (_, k) => view.getUint32(4 + 4 * k));
  const expected = header + sizes.reduce((product, n) => product * n, 1);
  if (bytes.length !== expected) {
    const what = bytes.length < expected ? "it is cut short" : "it is longer than it says";
    const says = kind === "images" ? `${sizes.join(" × ")} pixels` : `${sizes[0]} labels`;
    throw new FileFault(name, `${what}: ${bytes.length} bytes; expected ${expected} for ${says}`);
  }
  return { kind, sizes, body: bytes.subarray(header) };
}

/** The images and labels of two files, in either order. Throws a FileFault that says what does not fit. */
export function fromIdx(files: readonly Given[]): Raw {
  const found = files.map((file) => ({ file, ...read(file) }));
  const images = found.find(({ kind }) => kind === "images");
  const labels = found.find(({ kind }) => kind === "labels");
  if (!images || !labels || found.length !== 2) {
    const missing = images ? "labels" : "images";
    const two = `the file of ${missing} (magic number ${magic[missing]}) is needed, too: choose both at once`;
    throw new FileFault(files.map(({ name }) => name).join(", "), two);
  }
  const [count, rows, cols] = images.sizes;
  if (rows * cols < 2 || rows * cols > mostPixels)
    throw new FileFault(
      images.file.name,
      `its images have ${rows} × ${cols} pixels; expected 2 to ${mostPixels}`,
    );
  if (count !== labels.sizes[0])
    throw new FileFault(labels.file.name, `${labels.sizes[0]} labels; expected ${count}, one for each image`);
  if (count < fewest) throw new FileFault(images.file.name, `${count} images; expected ${fewest} at least`);
  return {
    x: images.body,
    labels: Array.from(labels.body, String),
    features: rows * cols,
    image: { rows, cols },
  };
}
