import { isDatabaseDown } from '#lib/base/database-down.ts';

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

/** Recognises the faults of the machine that can happen at any line: a full disk, a directory one may not write. */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { path, message = '', code } = error as { path?: string; message?: string; code?: unknown };
  const place = path ?? 'the disk';
  const full = message.split('\n').find((line) => line.includes('No space left on device'));
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || full !== undefined) {
    const where = path ? `on the file system of ${path}` : 'where the database keeps its files (DATA_DIR)';
    return new Problem(`The disk is full: ${(full ?? message).trim()}`, `Free some space ${where}, then run again.`);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Problem(`Something is in the way: ${message}`, `Move ${place} away, or set DATA_DIR to another place.`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Problem(`No permission: ${message}`, `Give this user the right to write ${place}, or set DATA_DIR.`);
  }
  // A file that is missing has a path and is a surprise; a socket that is missing has none.
  if (path === undefined && isDatabaseDown(error)) {
    const advice = 'Nothing half done was kept. Check that the database server runs, then run again.';
    return new Problem(`The connection to the database was lost: ${message}.`, advice);
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
