import type { z } from 'zod';
import type { Tx } from '#lib/base/db.ts';
import type { FIELDS } from '#lib/contracts/fields.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { Refs } from '../refs.ts';

/** Where a field is written: one entry in one transaction. */
export interface Target {
  tx: Tx;
  id: number;
  refs: Refs;
}

type Paths<K extends EntryKind> = keyof (typeof FIELDS)[K] & string;
type Value<K extends EntryKind, P extends Paths<K>> = (typeof FIELDS)[K][P] extends z.ZodType
  ? z.output<(typeof FIELDS)[K][P]>
  : never;
type CommonPath = 'name' | 'summary' | 'review' | 'reviewEveryDays' | 'links' | 'owners' | 'relations.*.*';
type OwnPath<K extends EntryKind> = Exclude<Paths<K>, CommonPath>;
type Starred<K extends EntryKind> = Extract<OwnPath<K>, `${string}.${string}`>;
type Plain<K extends EntryKind> = Exclude<OwnPath<K>, Starred<K>>;

type ColumnOf<V> = (value: V, refs: Refs) => object | Promise<object>;
type RowOf<V> = (target: Target, value: V, name: string) => Promise<unknown>;

/** How the fields of one kind reach its tables. The compiler demands a line for every field of the contract. */
export interface KindWriter<K extends EntryKind> {
  /** Makes the kind's row with its defaults. */
  create(tx: Tx, id: number): Promise<unknown>;
  /** Writes columns of that row. */
  update(tx: Tx, id: number, data: object): Promise<unknown>;
  /** Plain fields → columns; `rows` when they fill a table of their own. */
  columns: { [P in Plain<K>]: ColumnOf<Value<K, P>> | RowsOf<Value<K, P>> };
  /** Starred fields → rows; `name` is the starred part. A null value removes. */
  rows: { [P in Starred<K>]: RowOf<Value<K, P>> };
}

/** A plain field that fills a table instead of columns. */
export interface RowsOf<V> {
  replace(target: Target, value: V): Promise<unknown>;
}

/** The parts of a writer as the dispatcher sees them: values are checked by the contract before they get here. */
export interface AnyWriter {
  create(tx: Tx, id: number): Promise<unknown>;
  update(tx: Tx, id: number, data: object): Promise<unknown>;
  columns: Record<string, ColumnOf<unknown> | RowsOf<unknown>>;
  rows: Record<string, RowOf<unknown>>;
}

/** Forgets the value types of a writer. Sound because `fieldSchema` parsed each value for exactly its path. */
export function untyped<K extends EntryKind>(writer: KindWriter<K>): AnyWriter {
  return writer as unknown as AnyWriter;
}

/** A day of the contracts as the `date` column takes it. */
export const date = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));
/** Bytes of the contracts as a bigint column. */
export const bigint = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
