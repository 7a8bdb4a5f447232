/** A tag was seen to point at a build (null: at nothing, it was deleted), RFC 3339 or any text that sorts by time. */
export interface Sighting {
  digest: string | null;
  at: string;
}

/** Of sightings of one instant the one that counts last: any digest over none, then the greater one, so that no order of arrival matters. */
const byTime = (a: Sighting, b: Sighting): number => compare(a.at, b.at) || compare(a.digest ?? '', b.digest ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The moves of a tag, oldest first, from all sightings of it in any order and however often repeated: what is seen again
 * is no move. Empty for no sightings; a first sighting of nothing is no move either. The store marks sightings by this
 * rule as they come, looking only at those beside them; tests hold the two equal.
 */
export function movesOf(sightings: readonly Sighting[]): Sighting[] {
  const moves: Sighting[] = [];
  for (const { digest, at } of [...sightings].sort(byTime)) {
    const last = moves.at(-1);
    // Two builds at one instant cannot both have been pointed at; the last of them stays.
    if (last?.at === at) moves.pop();
    const before = moves.at(-1);
    if (before === undefined ? digest !== null : before.digest !== digest) moves.push({ digest, at });
  }
  return moves;
}

/** Where a tag points after all sightings, and since when; null when it was never seen to point at anything. */
export function pointsAt(sightings: readonly Sighting[]): Sighting | null {
  return movesOf(sightings).at(-1) ?? null;
}

/** Where it pointed at a moment of the past, and since when. */
export function pointedAt(sightings: readonly Sighting[], at: string): Sighting | null {
  return pointsAt(sightings.filter((sighting) => sighting.at <= at));
}
