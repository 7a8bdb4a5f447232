/** When what a field says was first said, and when last confirmed. Days are ISO dates. */
export interface Age {
  said: string;
  /** Null: never since it was said. */
  confirmed: string | null;
}

/** One statement on one field, as far as its age goes. */
export interface Dated {
  value: unknown;
  state: 'open' | 'current' | 'superseded' | 'rejected';
  /** The day it was said. */
  said: string;
}

/**
 * The age of what a field says: from the first statement of the present value since another value held, to the last
 * one. Null when nobody stated it.
 */
export function ageOf(claims: readonly Dated[]): Age | null {
  const current = claims.find(({ state }) => state === 'current');
  if (!current) return null;
  const held = claims.filter(({ state }) => state === 'superseded' || state === 'current');
  const same = (claim: Dated): boolean => sameValue(claim.value, current.value);
  const lastOther = held
    .filter((claim) => !same(claim))
    .map(({ said }) => said)
    .sort()
    .at(-1);
  const days = held
    .filter((claim) => same(claim) && (lastOther === undefined || claim.said >= lastOther || claim === current))
    .map(({ said }) => said.slice(0, 10))
    .sort();
  const said = days[0] ?? current.said.slice(0, 10);
  const last = days.at(-1) ?? said;
  return { said, confirmed: last > said ? last : null };
}

/** Whether two values of a field are the same, whatever the order of their members. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}

const DAY_MS = 86_400_000;

/** Whether a fact was not said or confirmed within so many days. */
export const isOld = ({ said, confirmed }: Age, today: string, days: number): boolean =>
  Date.parse(today.slice(0, 10)) - Date.parse(confirmed ?? said) > days * DAY_MS;
