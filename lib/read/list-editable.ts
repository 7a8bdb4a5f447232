import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { listNames } from './list-names.ts';

/** Kinds whose entries have no page of their own. */
const PAGELESS = ['dependency', 'platform', 'runtime', 'use_case', 'note'] as const;
type Pageless = (typeof PAGELESS)[number];

/** Entries by kind, for the page that leads to their forms; for who may edit them. */
export async function listEditable({
  ctx,
}: {
  ctx: ReadContext;
}): Promise<{ kind: Pageless; entries: { slug: string; name: string }[] }[]> {
  mustBeAllowedTo(ctx, 'entry.edit', { kind: 'dependency' satisfies EntryKind, slug: '' });
  return Promise.all(PAGELESS.map(async (kind) => ({ kind, entries: await listNames({ ctx, input: { kind } }) })));
}
