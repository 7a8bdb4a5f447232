import { isDeepStrictEqual } from 'node:util';
import type { Document } from './past-entries.ts';

/** Field by field what differs between two states of an entry, by path. */
export function differing(before: Document, after: Document): { path: string; from: unknown; to: unknown }[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .map((path) => ({ path, from: before[path] ?? null, to: after[path] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
