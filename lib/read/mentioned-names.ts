import { handlesIn } from '#lib/contracts/markdown/parse.ts';
import type { Block } from '#lib/contracts/markdown/tree.ts';
import { handleOf, userOfHandle } from '#lib/contracts/mention.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** The names of those whom texts mention, by handle. A handle that nobody has, or had under another name, is not in it. */
export async function mentionedNames(ctx: ReadContext, tree: readonly Block[]): Promise<Record<string, string>> {
  const handles = new Set(handlesIn(tree));
  if (handles.size === 0) return {};
  const users = await query<{ userId: number; name: string }>(ctx, {
    text: 'select id as "userId", name from users where id = any($1::int[])',
    values: [[...handles].map(userOfHandle)],
  });
  return Object.fromEntries(
    users.map((user) => [handleOf(user), user.name] as const).filter(([handle]) => handles.has(handle)),
  );
}
