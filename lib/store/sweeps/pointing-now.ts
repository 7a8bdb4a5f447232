import { db } from '#lib/base/db.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';

/** The tags of an image that point at something, and at which digest. Only for the system. */
export async function pointingNow({
  ctx,
  input: { imageId },
}: {
  ctx: WriteContext;
  input: { imageId: number };
}): Promise<Map<string, string>> {
  mustBeTheSystem(ctx);
  const rows = await (ctx.db ?? db()).$queryRaw<{ tag: string; digest: string }[]>`
    select t.name as tag, b.digest from tags t join builds b on b.id = t.build_id
    where t.image_id = ${imageId} and b.digest is not null order by t.name`;
  return new Map(rows.map(({ tag, digest }) => [tag, digest]));
}
