import type { Frame, Plain } from "../experiment/simulation.ts";
import { isNumbers, isScalar, remarks, type Fields, type Scalar } from "./remarks.ts";

/** Some of a frame as rows and columns, and the rest of it. */
interface Table {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly at: (row: number) => Scalar | undefined }[];
  readonly rest: Fields;
}

type Named<T> = readonly (readonly [name: string, value: T])[];
type Numbers = ArrayLike<number>;
type Records = readonly Fields[];

const isRecord = (value: Plain): value is Fields =>
  !isScalar(value) && Object.getPrototypeOf(value) === Object.prototype;
const isRecords = (value: Plain): value is Records =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

/** A row for each record, a column for each field that is no list; a field that a record lacks is an empty cell. */
function ofRecords(frame: Fields, name: string, records: Records): Table {
  const names = new Set(records.flatMap((one) => Object.keys(one).filter((field) => isScalar(one[field]))));
  const cell = (row: number, field: string): Scalar | undefined => {
    const value = records[row][field];
    return isScalar(value) ? value : undefined;
  };
  const lists = records.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([, part]) => !isScalar(part))),
  );
  return {
    rows: records.length,
    columns: [...names].map((field) => ({ name: field, at: (row) => cell(row, field) })),
    rest: { ...frame, [name]: lists },
  };
}

/** How often `rows` numbers go into an array: 1 for a column, k for a matrix of k columns, row by row; 0 if they do not. */
const width = (array: Numbers, rows: number): number => (array.length % rows ? 0 : array.length / rows);

function ofArrays(frame: Fields, arrays: Named<Numbers>, rows: number): Table {
  const shown = arrays.filter(([, array]) => width(array, rows) > 0);
  return {
    rows,
    columns: shown.flatMap(([name, array]) => {
      const k = width(array, rows);
      return Array.from({ length: k }, (_, j) => ({
        name: k === 1 ? name : `${name}_${j + 1}`,
        at: (row: number) => array[row * k + j],
      }));
    }),
    rest: Object.fromEntries(
      Object.entries(frame).filter(([name]) => !shown.some(([other]) => other === name)),
    ),
  };
}

/** The lengths of a frame's arrays, but for those that are matrices over an array before them. */
function lengths(arrays: Named<Numbers>): number[] {
  const found: number[] = [];
  for (const [, array] of arrays)
    if (array.length && !found.some((rows) => width(array, rows) > 0)) found.push(array.length);
  return found;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * A frame as a table of comma-separated values (RFC 4180, but lines end in a line feed): the longest of those it holds
 * that have two columns or more. Records make one, and so do arrays of equal length, with those that are k times as
 * long as columns `name_1` to `name_k`. Whatever is not of it stands above as `# name = value`: no number is lost.
 */
export function csv(frame: Frame): string {
  const parts = Object.entries(frame) as [string, Plain][];
  const arrays = parts.filter((one): one is [string, Extract<Plain, Numbers>] => isNumbers(one[1]));
  const tables = [
    ...parts.flatMap(([name, part]) => (isRecords(part) ? [ofRecords(frame, name, part)] : [])),
    ...lengths(arrays).map((rows) => ofArrays(frame, arrays as Named<Numbers>, rows)),
  ];
  const wide = tables.filter(({ columns }) => columns.length > 1);
  const [first, ...others] = wide.length ? wide : tables;
  if (!first) return remarks(frame);
  const { rows, columns, rest } = others.reduce((a, b) => (b.rows > a.rows ? b : a), first);
  const lines = Array.from({ length: rows }, (_, row) => columns.map(({ at }) => String(at(row) ?? "")));
  return (
    remarks(rest) +
    [columns.map(({ name }) => name), ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("")
  );
}
