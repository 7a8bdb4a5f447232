import { z } from 'zod';
import { text } from './text.ts';

/** Longest life of a token in days: ten years. */
const DAYS_AT_MOST = 3653;

/** How a token is called in lists and in the history: `token:ci`. */
export const tokenName = text(60).regex(
  /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i,
  'Letters and digits with single dots, hyphens or underscores between.',
);

/** Days until a token expires; null for never. */
export const tokenDays = z
  .number('A whole number of days.')
  .int('A whole number of days.')
  .min(1, 'At least one day.')
  .max(DAYS_AT_MOST, `At most ${DAYS_AT_MOST} days.`)
  .nullable();

/** The cookie that carries a new token to the page that shows it: no address, log or history of a browser holds it. */
export const SHOWN_ONCE = 'seaworthy_new_token';
