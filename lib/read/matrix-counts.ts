import { isReady, type Level } from '#lib/domain/vocabulary.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { MEANINGS, pairCounts } from './packed-codes.ts';
import { neededAt } from './place-counts.ts';
import type { SiteColumn } from './sites-of.ts';

/** The columns of a matrix with their roll-ups, and its pairs per level. */
export interface MatrixCounts {
  columns: (SiteColumn & { ready: number; targeted: number })[];
  levels: { targeted: Record<Level, number>; all: Record<Level, number> };
}

/** As many sites as keep the order in which they were entered; of more, those that most packages are needed at come first. */
const AS_ENTERED = 24;

/** Counts over the selected packages and the given sites: one pass over their pairs. */
export function matrixCounts(
  index: PackageIndex,
  has: (row: IndexedPackage) => boolean,
  sites: readonly SiteColumn[],
): MatrixCounts {
  const places = Int32Array.from(sites, ({ place }) => place);
  const counts = new Uint32Array(places.length * 256);
  for (const row of index.rows) {
    if (!has(row)) continue;
    const { codes } = row;
    for (let column = 0; column < places.length; column++) {
      const at = column * 256 + (codes[places[column] ?? 0] ?? 0xff);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const sum = new Uint32Array(256);
  for (let at = 0; at < counts.length; at++) sum[at & 255] = (sum[at & 255] ?? 0) + (counts[at] ?? 0);
  const { levels, targetedLevels } = pairCounts(sum);
  const columns = sites.map((site, column) => {
    const { ready, targeted } = pairCounts(counts.subarray(column * 256, column * 256 + 256));
    return { ...site, ready, targeted };
  });
  return { columns: inOrder(index, columns), levels: { targeted: targetedLevels, all: levels } };
}

/** Ordered by all packages and not by the selected ones, so that columns stay where they are under any filter. */
function inOrder(index: PackageIndex, columns: MatrixCounts['columns']): MatrixCounts['columns'] {
  if (columns.length <= AS_ENTERED) return columns;
  const needed = neededAt(index);
  return columns.sort((a, b) => (needed[b.place] ?? 0) - (needed[a.place] ?? 0) || a.place - b.place);
}

const NEEDED = Uint8Array.from(MEANINGS, (code) => (code?.targeted ? 1 : 0));
const READY = Uint8Array.from(MEANINGS, (code) => (code?.targeted && isReady(code.level) ? 1 : 0));

/** The roll-up of one package over some sites. */
export function rowCounts(codes: Uint8Array, places: readonly number[]): { ready: number; targeted: number } {
  let [ready, targeted] = [0, 0];
  for (const place of places) {
    const byte = codes[place] ?? 0xff;
    targeted += NEEDED[byte] ?? 0;
    ready += READY[byte] ?? 0;
  }
  return { ready, targeted };
}
