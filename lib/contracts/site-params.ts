import { nounParser } from './noun-params.ts';
import { sitesNoun } from './tables/sites.ts';

/** Reads the query of the site list. */
export const parseSiteParams = nounParser(sitesNoun);
