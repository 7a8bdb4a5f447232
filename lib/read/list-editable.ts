import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { listNames } from './list-names.ts';

/** Kinds that the page of things to edit lists. */
const LISTED = ['dependency', 'image', 'platform', 'runtime', 'use_case', 'note'] as const;
type Listed = (typeof LISTED)[number];

/** Entries by kind, for the page that leads to their forms; for who may edit them. */
export async function listEditable({
  ctx,
}: {
  ctx: ReadContext;
}): Promise<{ kind: Listed; entries: { slug: string; name: string }[] }[]> {
  mustBeAllowedTo(ctx, 'entry.edit', { kind: 'dependency' satisfies EntryKind, slug: '' });
  return Promise.all(LISTED.map(async (kind) => ({ kind, entries: await listNames({ ctx, input: { kind } }) })));
}
