import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { isTagName } from '#lib/contracts/build-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { buildRows } from './build-rows.ts';
import type { ReadContext } from './context.ts';
import type { TagPageDto } from './dto-build.ts';
import { entryId, noSuch } from './entry-details.ts';
import { query } from './query.ts';
import { tagHistories } from './tag-histories.ts';

/** A tag of an image with all its moves, and the builds they led to. */
export async function readTagPage({
  ctx,
  input: { image, tag, at },
}: {
  ctx: ReadContext;
  input: { image: string; tag: string; at: Date };
}): Promise<Result<TagPageDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'image', image);
  if (id === null) return noSuch('image', image);
  const [history] = isTagName(tag) ? await tagHistories(ctx, id, tag) : [];
  const [entry] = await query<{ slug: string; name: string }>(ctx, {
    text: 'select slug, name from entries where id = $1',
    values: [id],
  });
  if (!history || !entry || history.moves.length === 0) return notFound('The image has no tag of that name.');
  const digests = [...new Set(history.moves.flatMap(({ digest }) => digest ?? []))];
  const builds = await query<{ id: number }>(ctx, {
    text: 'select id from builds where digest = any($1::text[])',
    values: [digests],
  });
  return ok({
    image: entry,
    tag,
    at: at.toISOString(),
    moves: history.moves,
    builds: await buildRows(
      ctx,
      builds.map((build) => build.id),
    ),
  });
}
