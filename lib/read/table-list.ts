import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type FacetNoun, type ListNoun, OFFERED_AT_MOST, orderOf } from '#lib/contracts/list-noun.ts';
import { type NounParams, nounCursor, nounKey } from '#lib/contracts/noun-params.ts';
import type { FacetDto } from './dto.ts';
import type { TableDto } from './dto-table.ts';
import { searchWords } from './package-filter.ts';
import { compareSigned } from './package-order.ts';
import type { SortValues } from './page-of.ts';
import { windowOf } from './window-of.ts';

/** What every list needs of a row: its own number, and the text it is found by, in lower case. */
export interface ListRow {
  id: number;
  search: string;
}

/**
 * Which rows of a list a question selects, in order, and all that a table shows beside them: for lists that are few
 * enough to be looked through in memory. Any-of within a facet, all-of across; each facet counts the rows that the
 * *other* filters leave. `also` is what a row must pass beside search and facets; it knows nothing but the filters.
 */
export function tableList<R extends ListRow>(
  noun: ListNoun<R>,
  rows: readonly R[],
  input: NounParams,
  also: (row: R) => boolean = () => true,
): TableDto<R> {
  const key = nounKey(noun, input);
  const order = orderOf(noun, input);
  const valuesOf = (row: R): SortValues => [...order.flatMap(({ of }) => of(row)), row.id];
  const signs = order.flatMap(({ like, descending }) => like.map(() => (descending ? -1 : 1)));
  const compare = (a: SortValues, b: SortValues) => compareSigned(a, b, signs);
  const { shown, total, groups, facets } = answered(rows, key, () => {
    const words = searchWords(input.q);
    const found = rows.filter((row) => words.every((one) => row.search.includes(one)) && also(row));
    const narrow = narrowed(noun, found, input.filters);
    const ordered = narrow.matching
      .map((row) => ({ row, values: valuesOf(row) }))
      .sort((a, b) => compare(a.values, b.values))
      .map(({ row }) => row);
    const facet = input.group === null ? undefined : noun.facets[input.group];
    const closed = new Set(input.closed);
    const open = facet && closed.size > 0 ? ordered.filter((row) => !closed.has(valueIn(facet, row).value)) : ordered;
    const groups = facet ? groupsOf(ordered, facet, closed) : null;
    return { shown: open, total: ordered.length, groups, facets: narrow.facets };
  });
  const page = windowOf(shown, {
    valuesOf,
    compare,
    matches: () => true,
    limit: input.limit,
    cursor: nounCursor(noun, input),
    start: input.start,
  });
  return {
    items: page.rows,
    total,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    start: page.start(),
    shown: shown.length,
    groups,
    facets,
  };
}

interface Answered<R> extends Pick<TableDto<R>, 'total' | 'groups' | 'facets'> {
  shown: readonly R[];
}

/** Questions of one list whose answers are kept, so that its windows are not sorted one by one. */
const KEPT = 4;
const kept = new WeakMap<object, Map<string, unknown>>();

/** The answer to a question about these very rows, computed once. Rows of a later data version are other rows. */
function answered<R>(rows: readonly R[], key: string, compute: () => Answered<R>): Answered<R> {
  const known = kept.get(rows) ?? new Map<string, unknown>();
  kept.set(rows, known);
  const answer = known.get(key) ?? compute();
  known.delete(key);
  known.set(key, answer);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  // A key names one question about these rows, and a question has one type of answer.
  return answer as Answered<R>;
}

const valueIn = <R>({ of }: FacetNoun<R>, row: R) => of(row)[0] ?? { value: '', label: '' };

/** The rows that pass every facet, and each facet counted without its own filter. */
function narrowed<R>(noun: ListNoun<R>, rows: readonly R[], filters: NounParams['filters']) {
  const facets = Object.entries(noun.facets).map(([name, facet]) => ({
    name,
    facet,
    wanted: new Set(filters[name]),
    counts: new Map<string, FacetDto>(),
  }));
  const matching: R[] = [];
  for (const row of rows) {
    const values = facets.map(({ facet }) => facet.of(row));
    const failed = facets.filter(
      ({ wanted }, at) => wanted.size > 0 && !(values[at] ?? []).some(({ value }) => wanted.has(value)),
    );
    if (failed.length === 0) matching.push(row);
    for (const [at, one] of facets.entries()) {
      const counts = failed.length === 0 || (failed.length === 1 && failed[0] === one);
      for (const { value, label } of values[at] ?? []) {
        const known = one.counts.get(value) ?? { value, label, count: 0 };
        one.counts.set(value, { ...known, count: known.count + (counts ? 1 : 0) });
      }
    }
  }
  return {
    matching,
    facets: Object.fromEntries(
      facets.map(({ name, facet, wanted, counts }) => [name, valuesIn(facet, wanted, counts)]),
    ),
  };
}

/** Values that some row would have, and those asked for; of very many those that most rows have. */
function valuesIn<R>(
  { words }: FacetNoun<R>,
  wanted: ReadonlySet<string>,
  counts: ReadonlyMap<string, FacetDto>,
): FacetDto[] {
  const shown = [...counts.values()].filter(({ value, count }) => count > 0 || wanted.has(value));
  if (shown.length <= OFFERED_AT_MOST) return inOrder(shown, words);
  const most = shown.toSorted((a, b) => b.count - a.count).slice(0, OFFERED_AT_MOST);
  return inOrder([...new Set([...most, ...shown.filter(({ value }) => wanted.has(value))])], words);
}

/** Values of a facet in the order of its vocabulary, or of their labels. */
export function inOrder(values: readonly FacetDto[], words: readonly string[] | undefined): FacetDto[] {
  const rank = new Map(words?.map((word, at) => [word, at]));
  return values.toSorted(
    (a, b) => (rank.get(a.value) ?? 0) - (rank.get(b.value) ?? 0) || compareSigned(labelOf(a), labelOf(b), []),
  );
}

const labelOf = ({ label, value }: FacetDto): SortValues => [label.toLowerCase(), value];

/** Groups in the order of the list, with all their rows counted. */
function groupsOf<R>(
  ordered: readonly R[],
  facet: FacetNoun<R>,
  closed: ReadonlySet<string>,
): NonNullable<TableDto<R>['groups']> {
  const groups = Map.groupBy(ordered, (row) => valueIn(facet, row).value);
  return [...groups].map(([value, [first, ...rest]]) => ({
    value,
    label: first === undefined ? value : valueIn(facet, first).label,
    count: rest.length + 1,
    closed: closed.has(value),
  }));
}
