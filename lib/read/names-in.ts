import { SLUG } from '#lib/contracts/slug.ts';
import { actionSubjects } from '#lib/domain/readiness/action-text.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** Keys under which a value speaks of another entry or of a source. */
const SPEAKS_OF = new Set([
  'slug',
  'package',
  'site',
  'useCase',
  'image',
  'dependency',
  'runtime',
  'platform',
  'source',
]);

/**
 * Names of what stored fields and values speak of: entries by "kind slug", sources by "source slug", and each by its slug
 * alone, so that a history can say names where the store has slugs.
 */
export async function namesIn(
  ctx: ReadContext,
  changes: readonly { path: string; from: unknown; to: unknown }[],
): Promise<ReadonlyMap<string, string>> {
  const slugs = new Set<string>();
  const add = (text: string) => {
    if (text.length <= 120 && SLUG.test(text)) slugs.add(text);
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'string') for (const { slug } of actionSubjects(value)) add(slug);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (typeof part === 'string' && SPEAKS_OF.has(key)) add(part);
      else walk(part);
    }
  };
  for (const { path, from, to } of changes) {
    for (const part of path.split('.').slice(1)) add(part);
    walk(from);
    walk(to);
  }
  if (slugs.size === 0) return new Map();
  const found = await query<{ kind: string; slug: string; name: string }>(ctx, {
    text: `select kind::text, slug, name from entries where slug = any($1::text[])
           union all select 'source', slug, title from sources where slug = any($1::text[])`,
    values: [[...slugs]],
  });
  return new Map([
    ...found.map(({ slug, name }) => [slug, name] as const),
    ...found.map(({ kind, slug, name }) => [`${kind} ${slug}`, name] as const),
  ]);
}
