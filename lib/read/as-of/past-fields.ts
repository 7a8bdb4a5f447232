import type { z } from 'zod';
import type { Document, PastEntry } from './past-entries.ts';

/** A field of a past document as its contract has it; undefined where it is missing, or no longer fits the contract. */
export function fieldOf<S extends z.ZodType>(document: Document, path: string, schema: S): z.output<S> | undefined {
  if (!Object.hasOwn(document, path)) return undefined;
  const parsed = schema.safeParse(document[path]);
  return parsed.success ? parsed.data : undefined;
}

/** The fields under a starred path: `nodes` gives each platform with what is said of it; removed ones are left out. */
export function fieldsUnder<S extends z.ZodType>(
  document: Document,
  head: string,
  schema: S,
): { name: string; value: NonNullable<z.output<S>> }[] {
  return Object.keys(document)
    .filter((path) => path.startsWith(`${head}.`))
    .flatMap((path) => {
      const value = fieldOf(document, path, schema);
      return value === undefined || value === null ? [] : [{ name: path.slice(head.length + 1), value }];
    });
}

/** The name an entry had; its slug stands in where nobody gave one. */
export const nameOf = ({ document, slug }: Pick<PastEntry, 'document' | 'slug'>): string =>
  typeof document.name === 'string' ? document.name : slug;

/** A text field; blank where nobody said anything. */
export const textOf = (document: Document, path: string): string => {
  const value = document[path];
  return typeof value === 'string' ? value : '';
};
