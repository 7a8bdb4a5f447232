import { existsSync, readFileSync } from 'node:fs';
import { RULE_SET } from '#lib/domain/readiness/verdict.ts';

/** Written by the build: a hash of everything it was made of. */
const stamp = new URL('../../.next/made-from', import.meta.url);

/** Tells answers of one build from those of the next, so that an ETag does not outlive the code that made the answer. */
export const BUILD_ID = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : `unbuilt ${RULE_SET}`;
