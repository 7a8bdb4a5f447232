import type { PlatformRef } from './facts.ts';

/** Small English for reasons and fixes: lists, possessives, sizes, dates as they were written. */

/** "RHEL5", "RHEL5 and RHEL6", "AFS, NFS and CVMFS". */
export function listed(names: readonly string[], joint = 'and'): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${joint} ${names[names.length - 1]}`;
}

/** "SLAC's", "GRID sites'". */
export const possessive = (name: string): string => (name.endsWith('s') ? `${name}'` : `${name}'s`);

export const be = (count: number): string => (count === 1 ? 'is' : 'are');

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The wiki's signs for yes and no; they say no more than the value. */
const SIGNS = ['(tick)', '(error)'];

/** “never says Brian”: the words of a cell without the wiki's signs; nothing when there are none. */
export function quoted(raw: string): string {
  const text = SIGNS.reduce((words, sign) => words.replaceAll(sign, ''), raw).trim();
  return text === '' || text.startsWith('(') ? '' : `“${text}”`;
}

/** "whether", or "for certain whether" where the source has hedged words on it. */
export const whether = (raw: string): string => (quoted(raw) === '' ? 'whether' : 'for certain whether');

/** The quotation in parentheses with a space before it, or nothing. */
export function inBrackets(raw: string): string {
  const quote = quoted(raw);
  return quote === '' ? '' : ` (${quote})`;
}

/** The day of an instant; a date is left as it was written. */
export const day = (at: string): string => (at.length > 10 && at[10] === 'T' ? at.slice(0, 10) : at);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "30 Nov 2020"; what is no full date is left as it was written. */
export function spokenDay(date: string): string {
  const [year, month = '', dayOfMonth] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined || dayOfMonth === undefined ? date : `${Number.parseInt(dayOfMonth, 10)} ${name} ${year}`;
}

/** "from 2018-06-01", or "without a date". */
export const fromDay = (on: string | null): string => (on === null ? 'without a date' : `from ${on}`);

/** `sha256:0123456789ab`: enough digits to find it again. */
export function shortDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(':') + 1 + 12);
}

/** "5 GB", "1.5 GB", "800 MB"; decimal units, as storage is sold and as the wiki counts. */
export function size(bytes: number): string {
  const [value, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB'];
  return `${Math.round(value * 10) / 10} ${unit}`;
}

/** Oldest generation first; the name settles what the generation does not. */
export function byGeneration(a: PlatformRef, b: PlatformRef): number {
  return compare(a.family, b.family) || a.generation - b.generation || compare(a.slug, b.slug);
}

/** Code-unit order: the same on every machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days since 1970 of an ISO date or instant, without a clock or a time zone; NaN for anything else. */
export function dayNumber(iso: string): number {
  const year = digits(iso, 0, 4);
  const month = digits(iso, 5, 7);
  const dayOfMonth = digits(iso, 8, 10);
  if (iso[4] !== '-' || iso[7] !== '-' || month < 1 || month > 12) return Number.NaN;
  // Years start in March here, so that a leap day is the last day of its year.
  const y = month > 2 ? year : year - 1;
  const fromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((fromMarch * 306 + 5) / 10) + dayOfMonth - 719_469;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
