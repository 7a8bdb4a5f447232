import { turnsFor } from '#lib/base/turns.ts';

/**
 * Writers that are in the database at once. They wait for each other's rows and for the data version anyway; waiting here
 * instead keeps connections free for readers, and nobody is turned away because no connection came free in time.
 */
const AT_ONCE = 4;

/** Runs `work` when it is its turn, first come, first served. */
export const takeTurn = turnsFor(AT_ONCE);
