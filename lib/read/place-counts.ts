import type { PackageIndex } from './package-index.ts';
import { type PairCounts, pairCounts, TARGETED } from './packed-codes.ts';

const counted = new WeakMap<PackageIndex, Uint32Array>();

/** How many pairs there are of each byte at each place: one pass over all pairs, once per index. */
function countsOf(index: PackageIndex): Uint32Array {
  const known = counted.get(index);
  if (known) return known;
  const places = index.rows.reduce((most, { codes }) => Math.max(most, codes.length), 0);
  const counts = new Uint32Array(places * 256);
  for (const { codes } of index.rows) {
    for (let place = 0; place < codes.length; place++) {
      const at = place * 256 + (codes[place] ?? 0xff);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  counted.set(index, counts);
  return counts;
}

const needed = new WeakMap<PackageIndex, Uint32Array>();

/** How many packages are needed at each place, once per index. */
export function neededAt(index: PackageIndex): Uint32Array {
  const known = needed.get(index);
  if (known) return known;
  const counts = countsOf(index);
  const result = new Uint32Array(counts.length / 256);
  for (let at = 0; at < counts.length; at++) {
    if (TARGETED[at & 255]) result[at >>> 8] = (result[at >>> 8] ?? 0) + (counts[at] ?? 0);
  }
  needed.set(index, result);
  return result;
}

/** The pairs of one site. */
export function pairsAt(index: PackageIndex, place: number): PairCounts {
  const counts = countsOf(index);
  return pairCounts(counts.subarray(place * 256, place * 256 + 256));
}

/** The pairs of all sites. */
export function allPairs(index: PackageIndex): PairCounts {
  const sum = new Uint32Array(256);
  for (const [at, count] of countsOf(index).entries()) sum[at & 255] = (sum[at & 255] ?? 0) + count;
  return pairCounts(sum);
}
