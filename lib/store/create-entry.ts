import { db } from '#lib/base/db.ts';
import { conflict, invalid, type Result } from '#lib/base/errors.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import type { Applied } from './apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { applyOneEntry } from './patch-entry.ts';

interface Input {
  kind: EntryKind;
  /** Null: made from the name. */
  slug: string | null;
  /** Paths of fields and their values. */
  fields: Record<string, unknown>;
  why: string;
}

/** Fields that an entry cannot be without, beside its name. */
const NEEDED: Partial<Record<EntryKind, readonly string[]>> = {
  platform: ['family', 'generation'],
  dependency: ['dependencyKind'],
};

/** Creates an entry. Fails with `conflict` when there is one of that slug, also in the trash. */
export async function createEntry({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { kind, fields, why } = input;
  const name = typeof fields.name === 'string' ? fields.name : '';
  const slug = input.slug ?? slugOf(name);
  try {
    mustBeAllowed(ctx, 'entry.create', { kind, slug });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
  const lacking = ['name', ...(NEEDED[kind] ?? [])].filter((path) => !Object.hasOwn(fields, path));
  if (lacking.length > 0) {
    const errors = lacking.map((path) => ({ pointer: `/${path}`, detail: `A ${word(kind)} needs it.` }));
    return invalid(`A new ${word(kind)} needs ${lacking.join(' and ')}.`, errors);
  }
  if (!SLUG.test(slug) || slug.length > 120) {
    const detail = 'Lower-case letters, digits and single hyphens, at most 120; made from the name when left out.';
    return invalid('The entry has no slug that can be its address.', [{ pointer: '/slug', detail }]);
  }
  const there = await (ctx.db ?? db()).entry.findUnique({ where: { kind_slug: { kind, slug } } });
  if (there?.trashedAt) {
    return conflict(`There is a ${word(kind)} “${slug}” in the trash. Restore it, or give another slug.`);
  }
  if (there) return conflict(`There is a ${word(kind)} “${slug}” already.`);
  return applyOneEntry(ctx, why, { kind, slug, create: true, expectVersion: 0, set: fields });
}
