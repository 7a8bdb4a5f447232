import { groupsOf, type ListNoun } from '#lib/contracts/list-noun.ts';
import type { FacetDto } from '#lib/read/dto.ts';
import type { Facet } from './filters.tsx';

/** The facets of a list with the values that its answer counted. */
export const facetsOf = <R>({ facets }: ListNoun<R>, counted: Readonly<Record<string, FacetDto[]>>): Facet[] =>
  Object.entries(facets).map(([name, { label }]) => ({ name, label, values: counted[name] ?? [] }));

/** What a list can be grouped by, key → words. */
export const groupWords = <R>(noun: ListNoun<R>): Record<string, string> =>
  Object.fromEntries(groupsOf(noun).map((name) => [name, noun.facets[name]?.label ?? name]));
