import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import { NAMES_NEEDED } from '#lib/contracts/edit/editors-of.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { listNames } from './list-names.ts';
import { query } from './query.ts';

/** What is named in forms and is no entry. */
const OTHERS = {
  person: 'select slug, name from people order by lower(name), slug limit 500',
  criterion: 'select slug, name from criteria order by position, slug limit 500',
  suite: 'select slug, name from test_suites order by lower(name), slug limit 500',
} as const;

/** What the menus and lists in the form of a kind offer. */
export async function formNames({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind };
}): Promise<EditorNames> {
  mustBeAllowedToRead(ctx);
  const named = NAMES_NEEDED[input.kind].map(async (kind) => {
    const others = kind === 'person' || kind === 'criterion' || kind === 'suite';
    const found = others
      ? await query<{ slug: string; name: string }>(ctx, { text: OTHERS[kind] })
      : await listNames({ ctx, input: { kind } });
    return [kind, found] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}
