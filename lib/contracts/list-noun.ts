import { word } from '../domain/vocabulary.ts';
import type { SortValues } from './cursor.ts';
import type { Sort } from './table-params.ts';

/**
 * What a list of few rows can be asked, said once for the page, the API and the export: its orders, its facets, its
 * groups. Without zod, so that a browser can use it. `noun-params.ts` reads a query by it, `lib/read/table-list.ts`
 * answers one.
 */
export interface ListNoun<R> {
  /** Names the list in its cursors. */
  noun: string;
  /** The order it comes in unless another is asked for; addresses leave it out. */
  own: Sort<string>;
  sorts: Readonly<Record<string, SortNoun<R>>>;
  facets: Readonly<Record<string, FacetNoun<R>>>;
  /** The group it comes in unless another, or `group=none`, is asked for. */
  ownGroup?: string;
}

/** A sort key: what rows are compared by, and a sample of it, by which a cursor is checked. */
export interface SortNoun<R> {
  of: (row: R) => SortValues;
  like: SortValues;
}

/** A value of a facet with its words. */
export interface FacetValue {
  value: string;
  label: string;
}

/** Values of a facet that a table offers; of more, those that most rows have. An address may ask for any. */
export const OFFERED_AT_MOST = 200;

/** What rows can be narrowed by, to any of its values. */
export interface FacetNoun<R> {
  label: string;
  /** What a row has of it: nothing, one value or several. */
  of: (row: R) => readonly FacetValue[];
  /** All its values in order, where there are only so many; else they are slugs, or texts. */
  words?: readonly string[];
  isText?: true;
  /** Every row has exactly one value, so that rows can come group by group, and sort by it. */
  groups?: true;
  /** What its groups are ordered by, where neither `words` nor their labels say it. */
  rank?: SortNoun<R>;
}

/** Numbers, days and names as sort keys. */
export const byNumber = <R>(of: (row: R) => number): SortNoun<R> => ({ of: (row) => [of(row)], like: [0] });
export const byText = <R>(of: (row: R) => string): SortNoun<R> => ({
  of: (row) => [of(row).toLowerCase()],
  like: [''],
});
/** By day, rows without one last. */
export const byDay = <R>(of: (row: R) => string | null): SortNoun<R> => ({ of: (row) => [of(row) ?? '~'], like: [''] });

/** A facet over one word of a vocabulary. */
export const byWord = <R>(label: string, words: readonly string[], of: (row: R) => string): FacetNoun<R> => ({
  label,
  words,
  of: (row) => [{ value: of(row), label: word(of(row)) }],
  groups: true,
});

/** Names of the facets that group. */
export const groupsOf = <R>({ facets }: ListNoun<R>): string[] =>
  Object.entries(facets).flatMap(([name, facet]) => (facet.groups ? [name] : []));

/** Everything rows can be sorted by: the list's own keys and its groups. */
export function sortsOf<R>(noun: ListNoun<R>): Record<string, SortNoun<R>> {
  const groups = groupsOf(noun).flatMap((name) => {
    const facet = noun.facets[name];
    return facet ? [[name, sortOfFacet(facet)] as const] : [];
  });
  return { ...Object.fromEntries(groups), ...noun.sorts };
}

/** What the groups of a facet are ordered by: its own rank, its vocabulary, or its labels. */
function sortOfFacet<R>({ rank, words, of }: FacetNoun<R>): SortNoun<R> {
  if (rank) return rank;
  if (words) {
    const ranks = new Map(words.map((one, at) => [one, at]));
    return { of: (row) => [ranks.get(of(row)[0]?.value ?? '') ?? words.length], like: [0] };
  }
  return {
    of: (row) => {
      const { value = '', label = '' } = of(row)[0] ?? {};
      return [label.toLowerCase(), value];
    },
    like: ['', ''],
  };
}

/** What rows are ordered by, in effect: the group, the sort keys, the list's own order; the id after them tells equals apart. */
export function orderOf<R>(
  noun: ListNoun<R>,
  { sort, group }: { sort: readonly Sort<string>[]; group: string | null },
): (SortNoun<R> & { descending: boolean })[] {
  const sorts = sortsOf(noun);
  const facet = group === null ? undefined : noun.facets[group];
  const first = facet
    ? [{ ...sortOfFacet(facet), descending: sort.find(({ key }) => key === group)?.descending ?? false }]
    : [];
  const own = sort.some(({ key }) => key === noun.own.key) ? [] : [noun.own];
  const rest = [...sort.filter(({ key }) => facet === undefined || key !== group), ...own].flatMap(
    ({ key, descending }) => {
      const found = sorts[key];
      return found ? [{ ...found, descending }] : [];
    },
  );
  return [...first, ...rest];
}
