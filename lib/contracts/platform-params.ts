import { LIMIT_MAX } from './list-params.ts';
import { nounParser } from './noun-params.ts';
import { platformsNoun } from './tables/platforms.ts';

/** Reads the query of the list of platforms. */
export const parsePlatformParams = nounParser(platformsNoun);

/** What charts ask for: as many as a list gives at once, whatever a table beside them is asked. */
export const ALL_PLATFORMS = parsePlatformParams(new URLSearchParams({ limit: String(LIMIT_MAX) })).params;
