import { isUsable } from '#lib/facts/usable-build.ts';

/**
 * The build in use of every image, `(image_id, build_id)`: where the tag of its policy points, else the newest that
 * succeeded and could be used. The same choice as `currentBuild` of the rules makes.
 */
export const CURRENT_BUILDS = `
  select i.id as image_id, coalesce(t.build_id, newest.id) as build_id
  from images i join entries e on e.id = i.id and e.trashed_at is null
  left join tags t on t.image_id = i.id and t.name = i.tag_policy
  left join lateral (
    select b.id from builds b where b.image_id = i.id and b.state = 'succeeded' and t.build_id is null and ${isUsable('b')}
    order by b.created_at desc, b.digest desc limit 1) newest on true`;
