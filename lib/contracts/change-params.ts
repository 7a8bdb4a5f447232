import { z } from 'zod';
import { nounParser } from './noun-params.ts';
import { type CHANGE_DAYS, changesNoun } from './tables/activity.ts';
import { day } from './text.ts';

const oneDay = z.array(day).max(1, 'May be given once only.');
/** First and last day on which a change took effect. */
export const changeDays = { from: oneDay, to: oneDay } as const satisfies Record<keyof typeof CHANGE_DAYS, z.ZodType>;

/** Reads the query of the list of changes. */
export const parseChangeParams = nounParser(changesNoun, changeDays);
