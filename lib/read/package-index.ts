import type { Existence, ReviewState, Strategy, Upgradable } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { loadIndexRows } from './load-index-rows.ts';
import { processWide } from './process-wide.ts';

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
  /** One byte per site: an index into `actionKeys`. */
  nextActions: Uint8Array;
  actionKeys: string[];
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

interface Held {
  version: number;
  loading: Promise<PackageIndex>;
  /** The index once it is there, and where the next load of changes begins. */
  done: { index: PackageIndex; since: string } | null;
}
const state = processWide<{ held: Held | null }>('package-index', () => ({ held: null }));

/** The index at this data version or a later one. */
export async function packageIndex(ctx: ReadContext, version: number): Promise<PackageIndex> {
  if (ctx.db) return toIndex(version, (await loadIndexRows(ctx, null)).rows);
  if (state.held && state.held.version >= version) return state.held.loading;
  const older = state.held;
  const loading = refresh(ctx, version, older?.done ?? null).then((done) => {
    held.done = done;
    return done.index;
  });
  // Requests that find the same version meanwhile share this load.
  const held: Held = { version, loading, done: null };
  state.held = held;
  try {
    return await loading;
  } catch (error) {
    if (state.held === held) state.held = older?.done ? older : null;
    throw error;
  }
}

/** Loads what changed since an older index; everything when there is none or rows are missing afterwards. */
async function refresh(ctx: ReadContext, version: number, older: Held['done']): Promise<NonNullable<Held['done']>> {
  if (older) {
    const changes = await loadIndexRows(ctx, older.since);
    const rows = new Map(older.index.rows.map((row) => [row.id, row]));
    for (const id of changes.gone) rows.delete(id);
    for (const row of changes.rows) rows.set(row.id, row);
    if (rows.size === changes.living) return { index: toIndex(version, [...rows.values()]), since: changes.since };
  }
  const all = await loadIndexRows(ctx, null);
  return { index: toIndex(version, all.rows), since: all.since };
}

const toIndex = (version: number, rows: IndexedPackage[]): PackageIndex => ({ version, rows, orders: new Map() });
