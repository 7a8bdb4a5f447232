import { isDeepStrictEqual } from 'node:util';

/** Fields whose values are sets: the tables keep no order for them, and name nothing twice. */
const SETS = new Set(['owners', 'suites', 'about', 'actions', 'waitsFor']);

/** A value of a document with what its tables cannot keep taken away: the order of sets, the raw text of links. */
export function comparable(path: string, value: unknown): unknown {
  if (path === 'links') return isRecord(value) ? { items: value.items ?? [] } : value;
  if (SETS.has(path)) return asSet(value);
  if (path.startsWith('steps.') && isRecord(value)) {
    return { ...value, packages: asSet(value.packages), sites: asSet(value.sites), needs: asSet(value.needs) };
  }
  return value;
}

export const sameValue = (path: string, a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(comparable(path, a), comparable(path, b));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function asSet(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items = new Map(value.map((item) => [keyOf(item), item]));
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

const keyOf = (item: unknown): string =>
  JSON.stringify(isRecord(item) ? Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)) : item);

const EMPTY_WORDS = new Set<unknown>(['', 'unknown', 'undecided', 'not_requested', 'open', 'tool', null, false, 0]);
/** Columns that never are empty: an entry's slug stands in for its name, a row's id for what must be unique. */
const STAND_INS = new Set(['name', 'family', 'position', 'baseImage']);

/** Whether a table's value says nothing, as it must where the document has no such field. */
export function saysNothing(path: string, value: unknown): boolean {
  if (STAND_INS.has(path) || EMPTY_WORDS.has(value)) return true;
  if (path.includes('.')) return false;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.values(value).every((part) => saysNothing('', part));
}
