import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import { query } from './query.ts';

/** The small parts of the first page, one statement each. */

type Counts = Omit<OverviewDto['counts'], 'packages' | 'sites'>;

/** The instance's title, and how many entries of the other kinds there are. */
export async function headline(ctx: ReadContext): Promise<{ title: string; counts: Counts }> {
  const [row] = await query<Counts & { title: string | null }>(ctx, {
    text: `select (select value #>> '{}' from settings where key = 'title') as title,
                  (select count(*)::int from entries where kind = 'image' and trashed_at is null) as images,
                  (select count(*)::int from builds) as builds,
                  (select count(*)::int from entries where kind = 'question' and trashed_at is null) as questions,
                  (select count(*)::int from questions q join entries e on e.id = q.id
                   where e.trashed_at is null and not q.answered) as "openQuestions"`,
  });
  const { title, ...counts } = row ?? { title: null, images: 0, builds: 0, questions: 0, openQuestions: 0 };
  return { title: title ?? 'Seaworthy', counts };
}

/** Tasks by state, in the order of the states; states without a task are left out. */
export async function tasksByState(ctx: ReadContext): Promise<OverviewDto['tasks']> {
  const rows = await query<{ state: TaskState; count: number }>(ctx, {
    text: `select t.state::text, count(*)::int as count from tasks t join entries e on e.id = t.id
           where e.trashed_at is null group by t.state`,
  });
  return rows.sort((a, b) => TASK_STATES.indexOf(a.state) - TASK_STATES.indexOf(b.state));
}

const CHANGES_SHOWN = 12;

/** What changed last in the world, newest first. */
export async function recentChanges(ctx: ReadContext): Promise<OverviewDto['changes']> {
  type Row = Omit<OverviewDto['changes'][number], 'at'> & { at: Date };
  const rows = await query<Row>(ctx, {
    text: `select r.at, e.kind::text, e.slug, e.name, r.action::text, c.why,
                  array(select k from jsonb_object_keys(r.changes) k order by k collate "C" limit 20) as paths
           from (select * from revisions order by at desc, id desc limit ${CHANGES_SHOWN}) r
           join entries e on e.id = r.entry_id join change_sets c on c.id = r.change_set_id
           order by r.at desc, r.id desc`,
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Platforms with the ends of their lives, how many packages surely run on them and how many sites have them. */
export function platformClock(ctx: ReadContext): Promise<OverviewDto['platforms']> {
  return query<OverviewDto['platforms'][number]>(ctx, {
    text: `select e.slug, e.name, p.maintenance_ends::text as "maintenanceEnds", p.extended_ends::text as "extendedEnds",
                  (select count(*)::int from package_platforms s join entries x on x.id = s.package_id
                   where s.platform_id = p.id and s.phase = 'run' and s.support in ('supported', 'works')
                     and x.trashed_at is null) as runs,
                  (select count(*)::int from site_nodes n join entries x on x.id = n.site_id
                   where n.platform_id = p.id and x.trashed_at is null) as nodes
           from platforms p join entries e on e.id = p.id where e.trashed_at is null
           order by p.family, p.generation, e.slug`,
  });
}

/** Packages and sites of which statements contradict each other and wait to be settled. */
export async function contradicted(ctx: ReadContext): Promise<OverviewDto['conflicts']> {
  const [row] = await query<OverviewDto['conflicts']>(ctx, {
    text: `select count(distinct e.id) filter (where e.kind = 'package')::int as packages,
                  count(distinct e.id) filter (where e.kind = 'site')::int as sites
           from fields_in_conflict c join entries e on e.id = c.entry_id where e.trashed_at is null`,
  });
  return row ?? { packages: 0, sites: 0 };
}
