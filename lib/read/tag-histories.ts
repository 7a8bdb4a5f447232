import { movedSinceTested } from '#lib/domain/builds/tested-before.ts';
import type { ReadContext } from './context.ts';
import type { TagHistoryDto, TagMoveDto } from './dto-build.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** Tags whose history a page draws; the others are counted. */
const TAGS_SHOWN = 40;
/** Newest moves read of each tag. */
const MOVES = 500;

interface Row {
  name: string;
  moves: TagMoveDto[];
}

const TEXT = `
  select t.name, s.moves
  from (select * from tags where image_id = $1 and ($2::text is null or name = $2)
        order by moved_at desc, id desc limit ${TAGS_SHOWN}) t
  cross join lateral (
    select coalesce(json_agg(json_build_object('digest', b.digest, 'at', ${instantText('m.at')}, 'via', m.via)
                             order by m.at), '[]') as moves
    from (select * from tag_moves x where x.tag_id = t.id and x.is_move order by x.at desc limit ${MOVES}) m
    left join builds b on b.id = m.build_id) s
  order by t.moved_at desc, t.id desc`;

/** When each build was last tested; a run on a member of an index is one on the index too. */
const RUNS = `
  with told as (
    select id as ran, digest from builds where image_id = $1
    union all select c.child_id, i.digest from build_children c join builds i on i.id = c.index_id where i.image_id = $1)
  select t.digest, ${instantText('max(r.at)')} as at from told t join test_runs r on r.build_id = t.ran
  where t.digest is not null group by t.digest`;

/** The tags of an image with their moves, the last moved first; or one tag. */
export async function tagHistories(
  ctx: ReadContext,
  imageId: number,
  tag: string | null = null,
): Promise<TagHistoryDto[]> {
  const rows = await query<Row>(ctx, { text: TEXT, values: [imageId, tag] });
  const runs = await query<{ digest: string; at: string }>(ctx, { text: RUNS, values: [imageId] });
  const lastRuns = new Map(runs.map(({ digest, at }) => [digest, at]));
  return rows.map(({ name, moves }) => ({ name, moves, movedSince: movedSinceTested(moves, lastRuns) }));
}
