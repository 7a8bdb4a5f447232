import { type BuildListParams, buildCursor, buildListKey, parseDigest } from '#lib/contracts/build-params.ts';
import { encodeCursor, listKey } from '#lib/contracts/cursor.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { buildRows } from './build-rows.ts';
import type { ReadContext } from './context.ts';
import type { BuildListDto } from './dto-build.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

/** Every filter is null when it is not asked for. Hex digits sort below `g`, so a beginning is a range of the index. */
const MATCHING = `
  from builds b join entries e on e.id = b.image_id and e.trashed_at is null
  where ($1::text[] is null or e.slug = any($1))
    and ($2::text[] is null or exists (
          select 1 from unnest($2) d where b.digest >= d and b.digest < d || 'g' and starts_with(b.digest, d)))
    and ($3::text[] is null or b.id in (select t.build_id from tags t where t.name = any($3)))
    and ($4::text[] is null or b.state::text = any($4))
    and (not $5::boolean or not exists (select from build_children c where c.child_id = b.id))`;

const PAGE = `select b.id, extract(epoch from b.created_at)::float8 * 1000 as at ${MATCHING}
    and ($6::float8 is null or (b.created_at, b.id) < (to_timestamp($6 / 1000), $7::int))
  order by b.created_at desc, b.id desc limit $8`;
const COUNT = `select count(*)::int as total ${MATCHING}`;

/** One page of the builds, newest first. */
export async function listBuilds({
  ctx,
  input,
  isWhole = false,
}: {
  ctx: ReadContext;
  input: BuildListParams;
  /** Without the members of indexes, which stand for them. */
  isWhole?: boolean;
}): Promise<BuildListDto> {
  mustBeAllowedToRead(ctx);
  const { image, digest, tag, status } = input.filters;
  const anyOf = (values: readonly string[]) => (values.length === 0 ? null : [...values]);
  const digests = digest.flatMap((one) => parseDigest(one) ?? []);
  const filters = [anyOf(image), anyOf(digests), anyOf(tag), anyOf(status), isWhole];
  const [at = null, id = null] = buildCursor(input)?.values ?? [];
  const values = [...filters, at, id, input.limit + 1];
  const version = await readDataVersion({ ctx });
  const found = await query<{ id: number; at: number }>(ctx, { text: PAGE, values });
  const total = await perVersion(
    ctx,
    version,
    listKey(isWhole ? 'whole builds counted' : 'builds counted', { q: '', filters: input.filters }),
    async () => {
      const [counted] = await query<{ total: number }>(ctx, { text: COUNT, values: filters });
      return counted?.total ?? 0;
    },
  );
  const shown = found.slice(0, input.limit);
  const last = found.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: await buildRows(
      ctx,
      shown.map((row) => row.id),
    ),
    total,
    nextCursor: last
      ? encodeCursor(buildListKey(input), { direction: 'after', values: [Math.round(last.at), last.id] })
      : null,
  };
}
