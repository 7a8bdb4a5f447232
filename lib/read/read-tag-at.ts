import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { isTagName } from '#lib/contracts/build-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TagAtDto } from './dto-image.ts';
import { entryId, noSuch } from './entry-details.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** What a tag of an image pointed at, at a moment. */
export async function readTagAt({
  ctx,
  input: { image, tag, at },
}: {
  ctx: ReadContext;
  input: { image: string; tag: string; at: Date };
}): Promise<Result<TagAtDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'image', image);
  if (id === null) return noSuch('image', image);
  if (!isTagName(tag)) return notFound('There is no tag of that name.');
  const [move] = await query<{ digest: string | null; at: string; via: string }>(ctx, {
    text: `select b.digest, ${instantText('m.at')} as at, m.via from tags t join tag_moves m on m.tag_id = t.id
           left join builds b on b.id = m.build_id
           where t.image_id = $1 and t.name = $2 and m.at <= $3::timestamptz and m.is_move order by m.at desc limit 1`,
    values: [id, tag, at],
  });
  if (!move) return notFound(`The image had no tag “${tag}” then.`);
  const { digest, at: since, via } = move;
  return ok({ image, tag, at: at.toISOString(), digest, since, via });
}
