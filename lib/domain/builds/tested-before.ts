import type { Sighting } from './tag-history.ts';

/** That a tag points at a build nobody has tested, and which build of the same tag was. */
export interface MovedSince {
  /** The build it pointed at when it was tested last. */
  digest: string;
  testedAt: string;
  movedAt: string;
}

/**
 * Whether a tag moved since it was tested: it points at a build without a run, and an earlier one had one. `moves` are those
 * of `movesOf`; `lastRuns` when each build was tested last, RFC 3339. Null when it did not, or nothing was ever tested.
 */
export function movedSinceTested(moves: readonly Sighting[], lastRuns: ReadonlyMap<string, string>): MovedSince | null {
  const now = moves.at(-1);
  if (now === undefined || now.digest === null || lastRuns.has(now.digest)) return null;
  for (const { digest } of moves.toReversed()) {
    const testedAt = digest === null ? undefined : lastRuns.get(digest);
    if (digest !== null && testedAt !== undefined) return { digest, testedAt, movedAt: now.at };
  }
  return null;
}
