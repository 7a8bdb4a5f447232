import { isDeepStrictEqual } from 'node:util';
import type { EntryKind } from '../domain/vocabulary.ts';
import { emptyValue } from './empty-value.ts';

/** What a revision says of each field it changed. */
export type Changes = Record<string, { from?: unknown; to?: unknown }>;

export interface Undone {
  kind: EntryKind;
  slug: string;
  action: string;
  /** What the revision changed, or the part of it that is to be undone. */
  changes: Changes;
  /** The entry's fields now. */
  fields: Record<string, unknown>;
}

/**
 * What stands in the way of undoing a revision: it moved the entry, it changed no field, fields of it have changed since, or
 * one cannot be without a value and had none before.
 */
export interface Hindrance {
  why: 'trash' | 'restore' | 'no-field' | 'since' | 'no-value';
  paths: readonly string[];
}

/** What every field that a revision changed goes back to; undefined for one that cannot be without a value. */
export const valueBefore = ({ kind, changes }: Undone, path: string): unknown =>
  changes[path]?.from ?? emptyValue(kind, path);

/** What stands in the way of undoing a revision; null for nothing. */
export function hindranceOf(undone: Undone): Hindrance | null {
  const { action, changes, fields } = undone;
  if (action === 'trash' || action === 'restore') return { why: action, paths: [] };
  const paths = Object.keys(changes);
  if (paths.length === 0) return { why: 'no-field', paths };
  const since = paths.filter((path) => !isDeepStrictEqual(fields[path] ?? null, changes[path]?.to ?? null));
  if (since.length > 0) return { why: 'since', paths: since };
  const bare = paths.filter((path) => valueBefore(undone, path) === undefined);
  return bare.length > 0 ? { why: 'no-value', paths: bare } : null;
}
