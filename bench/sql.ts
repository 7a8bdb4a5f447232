import { EXISTENCES, REVIEW_STATES, UPGRADABLES } from '#lib/domain/vocabulary.ts';
import type { Sample } from './sample.ts';

/** The questions that are asked of the bare database, of the floor and of our routes. */
export const QUESTIONS = ['list', 'filter', 'search', 'record'] as const;
export type Question = (typeof QUESTIONS)[number];

/** A statement whose parameters are whole numbers, each drawn from its own range, so that pgbench can draw them too. */
export interface Statement {
  text: string;
  ranges: readonly (readonly [number, number])[];
}

/** What the status table shows of some packages, with readiness at as many sites as it has columns for. */
const ROWS = `
  select e.slug, e.name, e.summary, e.version, e.updated_at, e.review::text, e.review_by, e.reviewed_on::text,
         p.strategy::text, p.build_platforms_raw, p.run_platforms_raw, p.dependencies_raw, p.upgradable::text,
         p.upgradable_raw, p.existing_vm::text, p.existing_vm_raw, p.existing_container::text,
         p.existing_container_raw, p.comments_raw, p.date_raw, encode(substring(r.codes for 12), 'hex') as codes,
         (select string_agg(r.action_keys[get_byte(r.next_actions, n) + 1], E'\\n')
          from generate_series(0, least(12, length(r.next_actions)) - 1) as n) as next_actions,
         r.targeted, r.ready, r.worst, r.unblocks,
         (select json_agg(json_build_object('phase', pp.phase, 'platform', f.slug, 'name', f.name,
                                            'support', pp.support, 'note', pp.note))
          from package_platforms pp join entries f on f.id = pp.platform_id where pp.package_id = e.id) as platforms,
         (select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', t.dependency_kind,
                                            'phase', n.phase, 'constraint', n."constraint", 'note', n.note))
          from package_dependencies n join dependencies t on t.id = n.dependency_id
          join entries f on f.id = t.id where n.package_id = e.id) as dependencies,
         (select json_agg(json_build_object('label', x.label, 'url', x.url) order by x.position)
          from entry_links x where x.entry_id = e.id) as links,
         (select json_agg(json_build_object('name', h.name, 'role', x.role))
          from entry_owners x join people h on h.id = x.person_id where x.entry_id = e.id) as owners`;

const pageWhere = (condition: string) => `${ROWS}
  from (select e.id from entries e join packages p on p.id = e.id
        where e.kind = 'package' and e.trashed_at is null and ${condition} order by e.slug limit 50) as page
  join entries e on e.id = page.id join packages p on p.id = e.id
  left join package_readiness r on r.package_id = e.id order by e.slug`;

const RECORD = `${ROWS},
         (select json_agg(json_build_object('field', c.field, 'value', c.value, 'raw', c.raw, 'state', c.state,
                                            'certainty', c.certainty, 'source', s.slug))
          from claims c left join sources s on s.id = c.source_id where c.entry_id = e.id) as claims,
         (select json_agg(json_build_object('version', v.version, 'at', v.at, 'actor', g.actor, 'why', g.why,
                                            'changes', v.changes) order by v.version desc)
          from revisions v join change_sets g on g.id = v.change_set_id where v.entry_id = e.id) as history,
         (select json_agg(json_build_object('slug', m.slug, 'name', m.name, 'version', c.version))
          from image_contents c join entries m on m.id = c.image_id where c.package_id = e.id) as images
  from entries e join packages p on p.id = e.id left join package_readiness r on r.package_id = e.id
  where e.id = $1`;

/** How many of a filter's values one question names. */
export const ANY_OF = { upgradable: 4, existingContainer: 3, review: 2 } as const;
const filtered = [
  { column: 'p.upgradable', type: 'Upgradable', words: UPGRADABLES, count: ANY_OF.upgradable },
  { column: 'p.existing_container', type: 'Existence', words: EXISTENCES, count: ANY_OF.existingContainer },
  { column: 'e.review', type: 'ReviewState', words: REVIEW_STATES, count: ANY_OF.review },
];

function filter(): Statement {
  const ranges: [number, number][] = [];
  const conditions = filtered.map(({ column, type, words, count }) => {
    const chosen = Array.from({ length: count }, () => {
      ranges.push([1, words.length]);
      return `('{${words.join()}}'::"${type}"[])[$${ranges.length}]`;
    });
    return `${column} = any(array[${chosen.join()}])`;
  });
  return { text: pageWhere(conditions.join(' and ')), ranges };
}

/**
 * What the simplest server would send to the database. The page is found by the index on (kind, slug), not by a sort,
 * and nobody counts: our own answers carry the total as well.
 */
export function statements({ ids, heads }: Sample): Record<Question, Statement> {
  const word = (place: number) => `('{${heads.join()}}'::text[])[$${place}]`;
  return {
    list: { text: pageWhere(`e.slug > (select slug from entries where id = $1)`), ranges: [ids] },
    filter: filter(),
    search: {
      text: pageWhere(`e.search like '%' || ${word(1)} || '%' and e.search like '%' || $2::int::text || '%'`),
      ranges: [[1, heads.length], NUMBERS],
    },
    record: { text: RECORD, ranges: [ids] },
  };
}

/** Numbers that a search looks for beside a word. */
export const NUMBERS = [10, 99] as const;
