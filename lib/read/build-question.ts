import { parseDigest } from '#lib/contracts/build-params.ts';
import type { NounParams } from '#lib/contracts/noun-params.ts';
import { PART_LABELS, TESTED_LABELS } from '#lib/contracts/tables/build-words.ts';
import { buildsNoun, NO_ARCHITECTURE } from '#lib/contracts/tables/builds.ts';
import { BUILD_STATES, word } from '#lib/domain/vocabulary.ts';
import { searchWords } from './package-filter.ts';

/** What `buildsNoun` says, in words of the database: there are more builds than fit into memory. */
export const BUILDS = 'from builds b join entries e on e.id = b.image_id and e.trashed_at is null';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const HAS_NO_ARCHITECTURE = `b.architecture in ('', ${quoted(NO_ARCHITECTURE.value)})`;
const ARCHITECTURE = `case when ${HAS_NO_ARCHITECTURE} then ${quoted(NO_ARCHITECTURE.value)} else b.architecture end`;
const ARCHITECTURE_LABEL = `case when ${HAS_NO_ARCHITECTURE} then ${quoted(NO_ARCHITECTURE.label)} else b.architecture end`;
const TESTED = `case when exists (select from test_runs r join entries f on f.id = r.site_id and f.trashed_at is null
                                  where r.build_id = b.id) then 'yes' else 'no' end`;
const PART = `case when exists (select from build_children c where c.child_id = b.id) then 'member' else 'whole' end`;
/** Whether a build is found by a word: by what is said of it, or by a tag that points at it. */
const FOUND = (word: string): string => `(
  strpos(lower(concat_ws(' ', e.name, e.slug, b.digest, b.revision, b.architecture, b.reported_tag, b.ci_url)), ${word}) > 0
  or b.id in (select t.build_id from tags t where strpos(lower(t.name), ${word}) > 0))`;

/** A facet in SQL: what a build has of it, and how it is asked for by `$n`, a list of values. */
interface FacetSql {
  value: string;
  /** Its words, where they are another column or a vocabulary's. */
  label?: string;
  say?: (value: string) => string;
  /** What is grouped by, where a number stands for value and words. */
  by?: string;
  /** What is joined to count it, where a build may have several. */
  join?: string;
  asked: (values: string) => string;
}
const one = (value: string, words: Pick<FacetSql, 'label' | 'say' | 'by'> = {}): FacetSql => ({
  value,
  ...words,
  asked: (values) => `${value} = any(${values}::text[])`,
});
const saying = (labels: Readonly<Record<string, string>>) => ({ say: (value: string) => labels[value] ?? value });

export const BUILD_FACETS: Readonly<Record<string, FacetSql>> = {
  image: one('e.slug', { label: 'e.name', by: 'e.id' }),
  status: one('b.state::text', { say: word }),
  tag: {
    value: 'g.name',
    join: 'join tags g on g.build_id = b.id',
    asked: (values) => `b.id in (select t.build_id from tags t where t.name = any(${values}::text[]))`,
  },
  architecture: one(ARCHITECTURE, { label: ARCHITECTURE_LABEL }),
  tested: one(TESTED, saying(TESTED_LABELS)),
  part: one(PART, saying(PART_LABELS)),
};

/** Hex digits sort below `g`, so the beginning of a digest is a range of the index. */
const BEGINS = (values: string): string => `exists (select from unnest(${values}::text[]) d
  where b.digest >= d and b.digest < d || 'g' and starts_with(b.digest, d))`;

/** Conditions with the values that they name as `$1`, `$2` … */
export interface Asked {
  where: string[];
  values: unknown[];
}
export const conditions = ({ where }: Asked): string => (where.length === 0 ? '' : `where ${where.join(' and ')}`);

/** One condition more; `say` gets the name of its value. */
export const and = ({ where, values }: Asked, value: unknown, say: (name: string) => string): Asked => ({
  where: [...where, say(`$${values.length + 1}`)],
  values: [...values, value],
});

/** What a question asks of a build, but for one facet where the values of that facet are counted. */
export function askedOf({ q, filters }: NounParams, but: string | null = null): Asked {
  let asked: Asked = { where: [], values: [] };
  for (const [name, { asked: say }] of Object.entries(BUILD_FACETS)) {
    const values = filters[name] ?? [];
    if (name !== but && values.length > 0) asked = and(asked, values, say);
  }
  const digests = (filters.digest ?? []).flatMap((text) => parseDigest(text) ?? []);
  if (digests.length > 0) asked = and(asked, digests, BEGINS);
  for (const searched of searchWords(q)) asked = and(asked, searched, FOUND);
  return asked;
}

/** A value that builds are ordered by. */
interface Key {
  sql: string;
  is: 'number' | 'id' | 'time' | 'text';
}
export interface OrderKey extends Key {
  descending: boolean;
}
const KEYS: Readonly<Record<string, readonly Key[]>> = {
  createdAt: [
    { sql: 'b.created_at', is: 'time' },
    { sql: 'b.id', is: 'id' },
  ],
  pushedAt: [{ sql: 'coalesce(b.pushed_at, to_timestamp(0))', is: 'time' }],
  size: [{ sql: 'coalesce(b.size_bytes, -1)', is: 'number' }],
  image: [
    { sql: 'lower(e.name) collate "C"', is: 'text' },
    { sql: 'e.slug collate "C"', is: 'text' },
  ],
  status: [{ sql: `array_position(array[${BUILD_STATES.map(quoted)}], b.state::text) - 1`, is: 'number' }],
  architecture: [
    { sql: `lower(${ARCHITECTURE_LABEL}) collate "C"`, is: 'text' },
    { sql: `(${ARCHITECTURE}) collate "C"`, is: 'text' },
  ],
};

/** What builds come ordered by, as `orderOf` says it of every list: the group, the sort keys, the list's own order. */
export function orderKeys({ sort, group }: NounParams): OrderKey[] {
  const first = group === null ? [] : [sort.find(({ key }) => key === group) ?? { key: group, descending: false }];
  const own = sort.some(({ key }) => key === buildsNoun.own.key) ? [] : [buildsNoun.own];
  return [...first, ...sort.filter(({ key }) => key !== group), ...own].flatMap(({ key, descending }) =>
    (KEYS[key] ?? []).map((one) => ({ ...one, descending })),
  );
}

export const orderSql = (keys: readonly OrderKey[]): string =>
  keys.map(({ sql, descending }) => `${sql} ${descending ? 'desc' : 'asc'}`).join(', ');

/** The values of a row's place, for its cursor. */
export const placeSql = (keys: readonly OrderKey[]): string =>
  keys
    .map(({ sql, is }) =>
      is === 'text' ? sql : is === 'time' ? `(extract(epoch from ${sql}) * 1000)::float8` : `(${sql})::float8`,
    )
    .join(', ');

const CAST: Readonly<Record<Key['is'], (name: string) => string>> = {
  number: (name) => `${name}::float8`,
  id: (name) => `${name}::int`,
  time: (name) => `to_timestamp(${name}::float8 / 1000)`,
  text: (name) => `${name}::text`,
};
/** Milliseconds that the database takes for an instant, either way: to the year 5138. */
const FAR = 1e14;
const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** A value of a cursor as the database takes it, whoever made the cursor up. */
function usable({ is }: Key, value: string | number): string | number {
  if (is === 'text') return String(value).replaceAll('\0', '');
  if (is === 'number') return Number(value);
  return is === 'id' ? Math.trunc(within(Number(value), 2 ** 31 - 1)) : within(Number(value), FAR);
}

/** What comes behind a place: one comparison of rows, which an index serves, where all keys go the same way. */
export function behind(asked: Asked, keys: readonly OrderKey[], place: readonly (string | number)[]): Asked {
  const from = asked.values.length;
  const names = keys.map(({ is }, at) => CAST[is](`$${from + at + 1}`));
  const sign = ({ descending }: OrderKey): string => (descending ? '<' : '>');
  const [first] = keys;
  const same = first !== undefined && keys.every(({ descending }) => descending === first.descending);
  const where = same
    ? `(${keys.map(({ sql }) => sql).join(', ')}) ${sign(first)} (${names.join(', ')})`
    : `(${keys
        .map((key, at) => {
          const equal = keys.slice(0, at).map(({ sql }, before) => `${sql} = ${names[before]}`);
          return `(${[...equal, `${key.sql} ${sign(key)} ${names[at]}`].join(' and ')})`;
        })
        .join(' or ')})`;
  return {
    where: [...asked.where, where],
    values: [...asked.values, ...keys.map((key, at) => usable(key, place[at] ?? 0))],
  };
}
