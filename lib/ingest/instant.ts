import { z } from 'zod';

const EARLIEST = Date.parse('2000-01-01T00:00:00Z');
const LATEST = Date.parse('2200-01-01T00:00:00Z');

/** A time that a database and a page can hold, as RFC 3339 in UTC; null for another. */
export function instantOf(milliseconds: number): string | null {
  return milliseconds >= EARLIEST && milliseconds <= LATEST ? new Date(milliseconds).toISOString() : null;
}

/** When something happened, as a sender writes it in a text; null when it is none that can be read: it is a hint only. */
export const instant = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.length <= 60 ? instantOf(Date.parse(zoned(value))) : null));

/** Seconds since 1970, as some senders write it. */
export const unixSeconds = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' ? instantOf(Math.floor(value * 1000)) : null));

/** GitLab writes `2026-02-03 04:05:06 UTC`. A time without a zone is in UTC and not where this machine stands. */
function zoned(text: string): string {
  const plain = text
    .replace(/ UTC$/, 'Z')
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:)/, '$1T$2')
    .replace(/ ([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(plain) ? `${plain}Z` : plain;
}
