import type { Existence, ReviewState, Strategy, Upgradable } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { loadIndexRows } from './load-index-rows.ts';

/** What filters, sorts, counts and facets need of one package; everything else is fetched for the rows shown. */
export interface IndexedPackage {
  id: number;
  slug: string;
  /** Lower case. */
  name: string;
  updatedAt: number;
  strategy: Strategy;
  upgradable: Upgradable;
  existingVm: Existence;
  existingContainer: Existence;
  review: ReviewState;
  /** Slugs of people. */
  owners: string[];
  /** Slugs of platforms: named at all and not broken, surely built on, surely run on. */
  platforms: string[];
  builtOn: string[];
  runsOn: string[];
  search: string;
  score: number;
  unblocks: number;
  /** One byte per site; see lib/domain/readiness/codes.ts. */
  codes: Uint8Array;
  /** Levels at its targeted sites, a bit per rank. */
  targetedLevels: number;
}

/**
 * All living packages at one data version, in memory. Counts and facets over 30,000 rows take a millisecond here and
 * a hundred in SQL, and a page is found by its sort values whatever the sort. It is a copy for one data version, which
 * every request reads from the database first, so that replicas agree.
 */
export interface PackageIndex {
  version: number;
  rows: IndexedPackage[];
  /** Rows by ascending sort values, made at the first use of each sort. */
  orders: Map<string, IndexedPackage[]>;
}

let current: { version: number; loading: Promise<PackageIndex>; done: PackageIndex | null; since: string } | null =
  null;

/** The index at this data version or a later one. */
export async function packageIndex(ctx: ReadContext, version: number): Promise<PackageIndex> {
  if (ctx.db) return toIndex(version, (await loadIndexRows(ctx, null)).rows);
  if (current && current.version >= version) return current.loading;
  const older = current;
  // Requests that found another version at the same moment share this load.
  const loading = refresh(ctx, version, older);
  const mine = { version, loading: loading.then(({ index }) => index), done: null as PackageIndex | null, since: '' };
  current = mine;
  try {
    const { index, since } = await loading;
    mine.done = index;
    mine.since = since;
    return index;
  } catch (error) {
    if (current === mine) current = older?.done ? older : null;
    throw error;
  }
}

/** Loads what changed since an older index; everything when there is none or rows are missing afterwards. */
async function refresh(
  ctx: ReadContext,
  version: number,
  older: typeof current,
): Promise<{ index: PackageIndex; since: string }> {
  if (older?.done) {
    const changes = await loadIndexRows(ctx, older.since);
    const rows = new Map(older.done.rows.map((row) => [row.id, row]));
    for (const id of changes.gone) rows.delete(id);
    for (const row of changes.rows) rows.set(row.id, row);
    if (rows.size === changes.living) return { index: toIndex(version, [...rows.values()]), since: changes.since };
  }
  const all = await loadIndexRows(ctx, null);
  return { index: toIndex(version, all.rows), since: all.since };
}

const toIndex = (version: number, rows: IndexedPackage[]): PackageIndex => ({ version, rows, orders: new Map() });
