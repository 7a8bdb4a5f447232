import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { type MoreFilters, nounParser } from './noun-params.ts';
import { type CHANGE_DAYS, changesNoun } from './tables/activity.ts';
import { day } from './text.ts';

const oneDay = z.array(day).max(1, 'May be given once only.');
/** First and last day on which a change took effect. */
export const changeDays = { from: oneDay, to: oneDay } as const satisfies Record<keyof typeof CHANGE_DAYS, z.ZodType>;

/** An entry as an address names it: `package/fastcopy`. */
const ENTRY = new RegExp(`^(?:${ENTRY_KINDS.join('|')})/[a-z0-9]+(?:-[a-z0-9]+)*$`);
/** Filters of the activity beside its facets. */
export const changeFilters = {
  ...changeDays,
  of: z
    .array(z.string().max(150).regex(ENTRY, 'An entry as kind/slug, such as package/fastcopy.'))
    .max(1, 'May be given once only.'),
} as const satisfies MoreFilters;

/** Reads the query of the list of changes. */
export const parseChangeParams = nounParser(changesNoun, changeFilters);
