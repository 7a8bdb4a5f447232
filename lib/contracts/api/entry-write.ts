import { z } from 'zod';
import type { EntryKind } from '../../domain/vocabulary.ts';
import { FIELDS } from '../fields.ts';
import { slug, text } from '../text.ts';

/** Bodies of the routes that write entries, made of the contract of the fields itself. */
export const why = text(2000).default('').describe('The reason, for the history');

export const reasonBody = z.strictObject({ why }).partial().meta({ id: 'Reason' });

export const revertBody = z
  .strictObject({
    revision: z.int().min(1).max(2_147_483_647).describe('`version` of the revision in the history'),
    field: text(300).optional().describe('One field of it; all when left out'),
    why,
  })
  .meta({ id: 'Revert' });

/** `use_case` → `UseCase` */
const titled = (kind: EntryKind): string => kind.replaceAll(/(?:^|_)([a-z])/g, (_, first) => first.toUpperCase());

/** `platforms.*.run` → `platforms.{slug}.run` */
const told = (pattern: string): string => pattern.replace('**', '{path}').replaceAll('*', '{slug}');

/** The members of a starred field's value, as `{ support, note }`. */
function shapeWords(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  return inner instanceof z.ZodObject ? `{ ${Object.keys(inner.shape).join(', ')} }` : 'a value';
}

/** Fields of a kind: those with a fixed path as members, those with a slug in their path in words. */
function members(kind: EntryKind, shapeOf: (schema: z.ZodType) => z.ZodType) {
  const all: [string, z.ZodType][] = Object.entries(FIELDS[kind]);
  const plain = all.filter(([path]) => !path.includes('*'));
  const starred = all.filter(([path]) => path.includes('*'));
  const words = starred.map(([path, schema]) => `\`${told(path)}\`: ${shapeWords(schema)}`);
  return {
    shape: Object.fromEntries(plain.map(([path, schema]) => [path, shapeOf(schema).optional()])),
    more: `Also, each a member of its own, null to remove it: ${words.join('; ')}.`,
  };
}

/** A value of which a patch may give any part: what it leaves out stays as it is, so there are no defaults. */
function inPart(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const parts = Object.entries(schema.shape).map(([name, part]) => [
    name,
    part instanceof z.ZodDefault ? part.unwrap() : part,
  ]);
  return z.strictObject(Object.fromEntries(parts)).partial();
}

/** The merge patch of an entry: members of an object may be left out, they stay as they are. */
export function patchBody(kind: EntryKind) {
  const { shape, more } = members(kind, inPart);
  const described = z.object({ ...shape, why: why.optional() }).catchall(z.unknown());
  return described.meta({ id: `${titled(kind)}Patch`, description: `Fields by path. ${more}` });
}

/** A new entry. */
export function newBody(kind: EntryKind) {
  const { shape, more } = members(kind, (schema) => schema);
  const own = { slug: slug.optional().describe('Made from the name when left out'), name: FIELDS[kind].name };
  const described = z.object({ ...shape, ...own, why: why.optional() }).catchall(z.unknown());
  return described.meta({ id: `New${titled(kind)}`, description: `Fields by path. ${more}` });
}
