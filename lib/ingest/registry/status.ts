import type { Reply } from './exchange.ts';
import { fault } from './outcome.ts';

/** A registry that wants to be left alone for longer than a day is asked again after one. */
const LONGEST_SECONDS = 24 * 3600;

/** Seconds of a `Retry-After` header: a number, or a date, which is told from the answer's own date. */
export function secondsOf(retryAfter: string | undefined, date: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const seconds = /^\d{1,9}$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.parse(date ?? '')) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}

/** What an answer means that is none of those hoped for. */
export function faultOfStatus({ status, headers, url }: Reply, signsIn: boolean) {
  if (status === 401 || status === 403) {
    const todo = signsIn ? 'Check the user and the password of the source.' : 'No user and password are set.';
    return fault('refused', `${url.host} refuses to be read (${status}). ${todo}`);
  }
  if (status === 429) {
    return fault('retry', `${url.host} is asked too often (429).`, secondsOf(headers['retry-after'], headers.date));
  }
  if (status >= 500 || status === 408 || status === 425) {
    const after = secondsOf(headers['retry-after'], headers.date);
    return fault('retry', `${url.host} cannot answer now (${status}).`, after);
  }
  return fault('unusable', `${url.host} answers ${status} where a registry would not.`);
}
