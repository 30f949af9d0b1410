import { ParamError } from "../experiment/parse.ts";
import type { Answer } from "./protocol.ts";

export type Failed = Extract<Answer, { is: "failed" }>;

/** A run that ended with its worker, through no fault of its values. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";
  constructor(reason: string) {
    super(`the computation stopped unexpectedly: ${reason}; run it again`);
  }
}

/** Values whose arrays this device has no room for. */
export class MemoryError extends Error {
  override readonly name = "MemoryError";
  constructor(reason: string) {
    super(`these values need more memory than there is: choose smaller ones (${reason})`);
  }
}

// As V8, SpiderMonkey and JavaScriptCore say it. A negative length is a kernel's mistake and stays a RangeError.
const memory =
  /^(array buffer allocation failed|invalid (typed )?array (buffer )?length(: \d.*)?$|out of memory)/i;

/** The answer that tells of an error. */
export function failed(run: number, error: unknown): Failed {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  return {
    is: "failed",
    run,
    name,
    message,
    ...(error instanceof ParamError ? { issues: error.issues } : {}),
  };
}

/** The error that an answer tells of: a ParamError with its issues, want of memory in plain words, others as they were. */
export function errorOf({ name, message, issues }: Failed): Error {
  if (issues) return new ParamError(issues);
  if (name === "RangeError" && memory.test(message)) return new MemoryError(message);
  const error = new Error(message);
  error.name = name;
  return error;
}
