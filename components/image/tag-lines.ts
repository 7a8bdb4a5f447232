import type { TagHistoryDto } from '#lib/read/dto-build.ts';

/** A tag lay at one build for a while; x in percent of the time shown, y in pixels of its lane. */
export interface Stay {
  digest: string;
  from: number;
  to: number;
  y: number;
}

/** One tag's line: stays, and the steps between them. A gap between two stays: it was deleted. */
export interface TagLine {
  name: string;
  height: number;
  stays: Stay[];
  steps: { x: number; y1: number; y2: number }[];
  /** Where it was deleted. */
  ends: number[];
}

/** Between two builds of a lane, pixels. */
const RISE = 9;
const MARGIN = 11;
/** What the steps of a lane may take together; many builds step by less. */
const MOST = 63;
const HOUR = 3_600_000;

/**
 * Where the lines of tags lie: time across, each tag a lane, each build of a tag a height in it in the order the tag first
 * came to it, so that a tag that is moved back steps down again.
 */
export function tagLines(tags: readonly Pick<TagHistoryDto, 'name' | 'moves'>[], now: string) {
  const moments = tags.flatMap(({ moves }) => moves.map(({ at }) => Date.parse(at)));
  const to = Math.max(Date.parse(now), ...moments);
  const from = Math.min(to - HOUR, ...moments);
  const share = (time: number): number => Math.round((10_000 * (time - from)) / (to - from)) / 100;
  const lines = tags.map(({ name, moves }) => lineOf(name, moves, share, to));
  const ticks = [0, 25, 50, 75, 100].map((x) => ({ x, at: new Date(from + (x / 100) * (to - from)).toISOString() }));
  const at = (moment: string): number => Math.min(100, Math.max(0, share(Date.parse(moment))));
  return { lines, ticks, at, isShort: to - from < 4 * 24 * HOUR };
}

function lineOf(name: string, moves: TagHistoryDto['moves'], share: (time: number) => number, end: number): TagLine {
  const order = [...new Set(moves.flatMap(({ digest }) => digest ?? []))];
  const rise = Math.min(RISE, MOST / Math.max(1, order.length - 1));
  const height = 2 * MARGIN + Math.ceil(rise * Math.max(0, order.length - 1));
  const heightOf = (digest: string) => Math.round(10 * (height - MARGIN - order.indexOf(digest) * rise)) / 10;
  const line: TagLine = { name, height, stays: [], steps: [], ends: [] };
  for (const [index, { digest, at }] of moves.entries()) {
    const x = share(Date.parse(at));
    if (digest === null) {
      line.ends.push(x);
      continue;
    }
    const next = moves[index + 1];
    const before = moves[index - 1]?.digest ?? null;
    const y = heightOf(digest);
    line.stays.push({ digest, from: x, to: share(next ? Date.parse(next.at) : end), y });
    if (before !== null) line.steps.push({ x, y1: heightOf(before), y2: y });
  }
  return line;
}
