/** What is told of a revision `r` and its change set, without what was stated in it. */
export const REVISION_COLUMNS = `r.version, r.action::text, r.at, c.recorded_at as "recordedAt", c.actor, u.name as by,
  c.id as change, c.why, r.changes,
  case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source`;

export const REVISIONS = `revisions r join change_sets c on c.id = r.change_set_id
  left join sources s on s.id = c.source_id left join users u on u.id = c.user_id`;

/** What people stated in the change set of a revision, as far as a condition on the claim `k` and its person `p` says. */
export const statementsThat = (condition: string): string =>
  `coalesce((select json_agg(json_build_object('path', k.field, 'raw', k.raw, 'by', p.name, 'state', k.state) order by k.id)
             from claims k left join people p on p.id = k.person_id
             where k.change_set_id = c.id and k.entry_id = r.entry_id and ${condition}), '[]') as statements`;

/** What is read of a revision in another form than it is told. */
export interface RevisionTimes {
  at: Date;
  recordedAt: Date;
  changes: Record<string, { from?: unknown; to?: unknown }>;
}

/** A revision as it is told: instants as text, and its changes (those of the fields that are asked for) in order. */
export const toldRevision = <R extends RevisionTimes>(
  { at, recordedAt, changes, ...row }: R,
  matches: (path: string) => boolean = () => true,
) => ({
  ...row,
  at: at.toISOString(),
  recordedAt: recordedAt.toISOString(),
  changes: Object.entries(changes)
    .filter(([path]) => matches(path))
    .map(([path, { from, to }]) => ({ path, from: from ?? null, to: to ?? null }))
    .sort((a, b) => (a.path < b.path ? -1 : 1)),
});
