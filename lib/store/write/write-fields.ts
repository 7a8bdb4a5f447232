import { escapePointer, FIELDS, fieldPattern } from '#lib/contracts/fields.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';
import { commonWriter } from './common.ts';
import { dependencyWriter } from './dependency.ts';
import { imageWriter } from './image.ts';
import { noteWriter } from './note.ts';
import { packageWriter } from './package.ts';
import { platformWriter } from './platform.ts';
import { questionWriter } from './question.ts';
import { runtimeWriter } from './runtime.ts';
import { siteWriter } from './site.ts';
import { taskWriter } from './task.ts';
import { useCaseWriter } from './use-case.ts';
import { type AnyWriter, type Target, untyped } from './writer.ts';

const WRITERS: Record<EntryKind, AnyWriter> = {
  package: untyped(packageWriter),
  platform: untyped(platformWriter),
  site: untyped(siteWriter),
  dependency: untyped(dependencyWriter),
  runtime: untyped(runtimeWriter),
  image: untyped(imageWriter),
  use_case: untyped(useCaseWriter),
  task: untyped(taskWriter),
  question: untyped(questionWriter),
  note: untyped(noteWriter),
};

/** Makes the row of an entry's own kind, with its defaults. */
export const createKindRow = (kind: EntryKind, target: Target) => WRITERS[kind].create(target.tx, target.id);

/** The starred part of a path: `platforms.rhel6.run` by `platforms.*.run` → `rhel6`. */
function starred(path: string, pattern: string): string {
  const [head = '', tail = ''] = [pattern.slice(0, pattern.indexOf('*')), pattern.slice(pattern.lastIndexOf('*') + 1)];
  return path.slice(head.length, path.length - tail.length);
}

/** Lets a refusal say which field it is about. */
async function naming<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Refused) || error.failure.errors) throw error;
    const { detail } = error.failure;
    throw new Refused({ ...error.failure, errors: [{ pointer: `/set/${escapePointer(path)}`, detail }] });
  }
}

/**
 * Writes parsed values of one entry to its tables, in the order of the contract (options before decisions).
 * Returns the columns of `entries` that changed with them, for the caller's one update of that row.
 */
export async function writeFields(kind: EntryKind, target: Target, values: Map<string, unknown>): Promise<object> {
  const writer = WRITERS[kind];
  const entryColumns = {};
  const kindColumns = {};
  const order = Object.keys(FIELDS[kind]);
  const ordered = [...values]
    .map(([path, value]) => ({ path, value, pattern: fieldPattern(kind, path) ?? path }))
    .sort((a, b) => order.indexOf(a.pattern) - order.indexOf(b.pattern));
  const rows: (() => Promise<unknown>)[] = [];

  for (const { path, value, pattern } of ordered) {
    const isCommon = Object.hasOwn(commonWriter.columns, pattern);
    const column = (isCommon ? commonWriter : writer).columns[pattern];
    if (typeof column === 'function') {
      const written = await naming(path, async () => column(value, target.refs));
      Object.assign(isCommon ? entryColumns : kindColumns, written);
    } else if (column) {
      rows.push(() => naming(path, () => column.replace(target, value)));
    } else {
      const row = commonWriter.rows[pattern] ?? writer.rows[pattern];
      if (row) rows.push(() => naming(path, () => row(target, value, starred(path, pattern))));
    }
  }
  if (Object.keys(kindColumns).length > 0) await writer.update(target.tx, target.id, kindColumns);
  for (const write of rows) await write();
  return entryColumns;
}
