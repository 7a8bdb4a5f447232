import type { Tx } from '#lib/base/db.ts';

/** The sighting of a tag that counts of those at one instant: one with a digest over one without, and of two digests the greater. */
const lastAt = (instant: string): string => `(
      select x.id, b.digest from tag_moves x left join builds b on b.id = x.build_id
      where x.tag_id = i.tag_id and x.at = ${instant} order by b.digest collate "C" desc nulls last limit 1)`;

/**
 * Whether sightings are moves is decided by those beside them: the last of an instant is one when it is of another digest
 * than the last before. So a new sighting can change what is said of its own instant and of the next one, and nothing
 * else, however many there are. The rule for all of them is `movesOf` of `lib/domain/builds/tag-history.ts`.
 */
export const WEIGH = `
  with fresh as (select distinct tag_id, at from unnest($1::int[], $2::timestamptz[]) s(tag_id, at)),
  instants as (
    select tag_id, at from fresh
    union
    select f.tag_id, next.at from fresh f cross join lateral (
      select x.at from tag_moves x where x.tag_id = f.tag_id and x.at > f.at order by x.at limit 1) next),
  judged as (
    select i.tag_id, i.at, last.id, last.digest is distinct from before.digest as is_move
    from instants i
    cross join lateral ${lastAt('i.at')} last
    left join lateral (
      select x.at from tag_moves x where x.tag_id = i.tag_id and x.at < i.at order by x.at desc limit 1) earlier on true
    left join lateral ${lastAt('earlier.at')} before on true)
  update tag_moves m set is_move = not m.is_move
  from judged j where m.tag_id = j.tag_id and m.at = j.at and m.is_move <> (m.id = j.id and j.is_move)`;

/** A tag points where its last move went; one that was never seen to point at anything stays as it was made. */
const POINT = `
  update tags t set build_id = m.build_id, moved_at = m.at
  from unnest($1::int[]) s(id) cross join lateral (
    select x.build_id, x.at, x.via from tag_moves x where x.tag_id = s.id and x.is_move order by x.at desc limit 1) m
  where t.id = s.id and (t.build_id, t.moved_at) is distinct from (m.build_id, m.at)
  returning t.name as tag, m.via`;

/** A tag that points elsewhere than before, or since another time, and what told of that. */
export interface Moved {
  tag: string;
  via: string;
}

/** Weighs sightings that are new to their tags; the tags that point elsewhere now, by name. */
export async function weighSightings(tx: Tx, sightings: readonly { tagId: number; at: Date }[]): Promise<Moved[]> {
  const tagIds = sightings.map(({ tagId }) => tagId);
  const instants = sightings.map(({ at }) => at);
  await tx.$executeRawUnsafe(WEIGH, tagIds, instants);
  const moved = await tx.$queryRawUnsafe<Moved[]>(POINT, [...new Set(tagIds)]);
  return moved.sort((one, other) => (one.tag < other.tag ? -1 : 1));
}
