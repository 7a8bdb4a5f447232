/** Stations that a build passes on its way to being tested at a site, in order. */
export const STATIONS = ['pushed', 'received', 'resolved', 'published', 'seen', 'tested'] as const;
export type Station = (typeof STATIONS)[number];

/** When a build passed each station, in milliseconds; null: not yet, or nobody recorded it. */
export type Passed = Readonly<Record<Station, number | null>>;

/** How long a hop took for earlier builds: the median, and the range that the middle half of them lay in. */
export interface PastHop {
  count: number;
  medianMs: number;
  lowMs: number;
  highMs: number;
}

/** One station on a build's way. */
export interface Hop {
  station: Station;
  at: number | null;
  /** The station it is measured from: the last one before it that is known, or else the one before it. */
  from: Station | null;
  /** Milliseconds since then; null while it is outstanding, and where there is nothing to measure from. */
  tookMs: number | null;
  /** Passed; not passed yet; or left out, as a later one was passed without it. */
  state: 'passed' | 'outstanding' | 'unrecorded';
  /** What earlier builds took for the same hop; null when none did. */
  past: PastHop | null;
  /** Of an outstanding one: when it would be passed if every hop took what it took before at the median. */
  expectedAt: number | null;
}

/**
 * A build's way so far and what is outstanding of it, as far as earlier builds tell. Pure: an estimate is the median of
 * the same hop of earlier builds and nothing else; without one there is none.
 */
export function timelineOf(own: Passed, earlier: readonly Passed[]): Hop[] {
  const last = STATIONS.findLastIndex((station) => own[station] !== null);
  const hops: Hop[] = [];
  for (const [place, station] of STATIONS.entries()) {
    const at = own[station];
    const state = at !== null ? 'passed' : place < last ? 'unrecorded' : 'outstanding';
    const from = state === 'unrecorded' ? null : stationBefore(hops, state === 'outstanding' && place > last + 1);
    const begun = from === null ? null : own[from.station];
    const past = from === null ? null : pastHop(from.station, station, earlier);
    const since = begun ?? from?.expectedAt ?? null;
    hops.push({
      ...{ station, at, from: from?.station ?? null, state, past },
      tookMs: at !== null && begun !== null ? at - begun : null,
      expectedAt: state === 'outstanding' && past !== null && since !== null ? since + past.medianMs : null,
    });
  }
  return hops;
}

/** What a hop begins at: of what is further off the station just before, else the last that was passed. */
const stationBefore = (hops: readonly Hop[], furtherOff: boolean): Hop | null =>
  (furtherOff ? hops.at(-1) : hops.findLast(({ state }) => state === 'passed')) ?? null;

/** How long earlier builds took from one station to another; those that passed them the other way round do not count. */
export function pastHop(from: Station, to: Station, earlier: readonly Passed[]): PastHop | null {
  const took = earlier
    .flatMap((passed) => {
      const [begun, ended] = [passed[from], passed[to]];
      return begun === null || ended === null || ended < begun ? [] : [ended - begun];
    })
    .sort((a, b) => a - b);
  if (took.length === 0) return null;
  const at = (share: number) => Math.round(quantile(took, share));
  return { count: took.length, medianMs: at(0.5), lowMs: at(0.25), highMs: at(0.75) };
}

/** The value that a share of some sorted values lies below, between two of them in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
  return low + (high - low) * (place - below);
}
