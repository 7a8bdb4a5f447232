import { nounParser } from './noun-params.ts';
import { blockersNoun } from './tables/blockers.ts';

/** Reads the query of the list of what unlocks most. */
export const parseBlockerParams = nounParser(blockersNoun);
