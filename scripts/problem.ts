/**
 * Something a person can put right: what happened and where, then what to do. Printed as these two sentences, without
 * a stack, by `reportAndExit`.
 */
export class Problem extends Error {
  readonly advice: string;

  constructor(what: string, advice: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'Problem';
    this.advice = advice;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
}

/** Recognises the faults of the machine that can happen at any line: a full disk, a directory one may not write. */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const { path, message } = error as { path?: string; message?: string };
  const code = codeOf(error);
  const place = path ?? 'the disk';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || /No space left on device/.test(message ?? '')) {
    return new Problem(
      `The disk is full: ${message}`,
      `Free some space on the file system of ${place}, then run again.`,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Problem(`Something is in the way: ${message}`, `Move ${place} away, or set DATA_DIR to another place.`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Problem(`No permission: ${message}`, `Give this user the right to write ${place}, or set DATA_DIR.`);
  }
  return undefined;
}

/** Prints a problem as sentences and a surprise with its stack, both on standard error; ends with exit code 1. */
export function reportAndExit(error: unknown): never {
  report(error);
  process.exit(1);
}

/** Prints a problem as sentences and a surprise with its stack, both on standard error. */
export function report(error: unknown): void {
  const problem = asProblem(error);
  if (problem) console.error(`\n${problem.message}\n${problem.advice}`);
  else console.error(error);
}
