import { encodeCursor } from '#lib/contracts/cursor.ts';
import { PACKAGE_SORTS, packageListKey, parsePackageParams } from '#lib/contracts/list-params.ts';
import { effectiveOrder } from '#lib/contracts/table-params.ts';
import { EXISTENCES, REVIEW_STATES, UPGRADABLES } from '#lib/domain/vocabulary.ts';
import type { Sample } from './sample.ts';
import { ANY_OF, NUMBERS, type Question, type Statement } from './sql.ts';

const between = ([low, high]: readonly [number, number]): number => low + Math.floor(Math.random() * (high - low + 1));
const pick = <T>(values: readonly T[]): T => values[between([0, values.length - 1])] as T;

function some<T>(values: readonly T[], count: number): T[] {
  const rest = [...values];
  return Array.from({ length: count }, () => rest.splice(between([0, rest.length - 1]), 1)).flat();
}

/**
 * The query of a page in the middle of the list, in the order of names. The place is one between two packages that
 * nobody asked for before, so that no kept answer fits.
 */
function listQuery({ packages }: Sample): string {
  const { id, name } = pick(packages);
  const { params } = parsePackageParams(new URLSearchParams());
  const keys = effectiveOrder(params).map(({ key }) => (key === 'name' ? `${name} ${between([0, 1e9])}` : 0));
  const values = [...keys, id];
  return `cursor=${encodeCursor(packageListKey(params), { direction: 'after', values })}`;
}

function filterQuery(): string {
  const search = new URLSearchParams();
  for (const value of some(UPGRADABLES, ANY_OF.upgradable)) search.append('upgradable', value);
  for (const value of some(EXISTENCES, ANY_OF.existingContainer)) search.append('existingContainer', value);
  for (const value of some(REVIEW_STATES, ANY_OF.review)) search.append('review', value);
  search.set('sort', pick(PACKAGE_SORTS));
  return search.toString();
}

const searchQuery = ({ heads }: Sample): string => `q=${pick(heads)}+${between(NUMBERS)}`;

/** The query of a page of packages that has not been asked for, as the API and the pages understand it. */
export function freshQuery(question: Exclude<Question, 'record'>, sample: Sample): string {
  if (question === 'list') return listQuery(sample);
  return question === 'filter' ? filterQuery() : searchQuery(sample);
}

/** The address of one package, any of them. */
export const freshSlug = ({ packages }: Sample): string => pick(packages).slug;

/** An address of our API that asks such a question. */
export const ourPath = (question: Question, sample: Sample): string =>
  question === 'record' ? `/api/v1/packages/${freshSlug(sample)}` : `/api/v1/packages?${freshQuery(question, sample)}`;

/** The same of the floor server. */
export const floorPath = (question: Question, { ranges }: Statement): string =>
  `/${question}?${ranges.map(between).join()}`;
