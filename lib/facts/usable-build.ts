/**
 * SQL: whether a build could be used. A member of an index only where a tag points at it itself, and one that its registry
 * no longer has only where it was copied to.
 */
export const isUsable = (build: string): string => `(
  ${build}.digest is not null
  and (not exists (select 1 from build_children of_index where of_index.child_id = ${build}.id)
       or exists (select 1 from tags own where own.image_id = ${build}.image_id and own.build_id = ${build}.id))
  and (${build}.gone_at is null or exists (
    select 1 from publications kept
    where kept.build_id = ${build}.id and kept.channel <> 'registry' and kept.state <> 'withdrawn')))`;

/** SQL: the numbers of a build and, of an index, of its members: what is told of one of them counts for the index. */
export const withMembers = (buildId: string): string =>
  `(select ${buildId} union all select member.child_id from build_children member where member.index_id = ${buildId})`;
