import type { Conflict, Existence, ReviewState, Strategy, Upgradable } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { type IndexRows, loadIndexRows } from './load-index-rows.ts';
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
  /** Whether statements on it contradict each other. */
  conflict: Conflict;
  /** Slugs of people. */
  owners: string[];
  /** Slugs of platforms: named at all and not broken, surely built on, surely run on. */
  platforms: string[];
  builtOn: string[];
  runsOn: string[];
  search: string;
  score: number;
  unblocks: number;
  /** Rank of the worst level where it is needed, else of all sites; -1 when it was assessed nowhere. */
  worst: number;
  /** Needed pairs, and those of them that are ready. */
  targeted: number;
  ready: number;
  /** Tell one state of its own facts, and of its readiness, from every other; see load-index-rows.ts. */
  written: string;
  assessed: string;
  /** One byte per site; see lib/domain/readiness/codes.ts. */
  codes: Uint8Array;
  /** Levels at its targeted sites, a bit per rank. */
  targetedLevels: number;
  /** Next actions of its targeted pairs that are not ready. */
  waiting: { place: number; key: string }[];
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
  orders: Map<string, Order>;
}

export interface Order {
  ordered: IndexedPackage[];
  compare: (a: IndexedPackage, b: IndexedPackage) => number;
}

const slugs = new WeakMap<PackageIndex, Map<string, IndexedPackage>>();

/** The package at an address; undefined when there is none. */
export function packageBySlug(index: PackageIndex, slug: string): IndexedPackage | undefined {
  const known = slugs.get(index);
  if (known) return known.get(slug);
  const made = new Map(index.rows.map((row) => [row.slug, row]));
  slugs.set(index, made);
  return made.get(slug);
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
    const index = withChanges(older.index, version, changes);
    if (index.rows.length === changes.living) return { index, since: changes.since };
  }
  const all = await loadIndexRows(ctx, null);
  return { index: toIndex(version, all.rows), since: all.since };
}

/** Above this many changed rows, sorting anew is cheaper than putting each in its place. */
const PUT_IN_PLACE = 500;

function withChanges(older: PackageIndex, version: number, { rows, gone }: IndexRows): PackageIndex {
  const changed = new Set([...gone, ...rows.map(({ id }) => id)]);
  const kept = (all: readonly IndexedPackage[]) => all.filter(({ id }) => !changed.has(id));
  const index = toIndex(version, [...kept(older.rows), ...rows]);
  if (rows.length > PUT_IN_PLACE) return index;
  for (const [sort, { ordered, compare }] of older.orders) {
    index.orders.set(sort, { compare, ordered: merged(kept(ordered), [...rows].sort(compare), compare) });
  }
  return index;
}

function merged(many: IndexedPackage[], few: IndexedPackage[], compare: Order['compare']): IndexedPackage[] {
  const result: IndexedPackage[] = [];
  let from = 0;
  for (const row of few) {
    let [low, high] = [from, many.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = many[middle];
      if (other !== undefined && compare(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) result.push(many[from] ?? row);
    result.push(row);
  }
  return [...result, ...many.slice(from)];
}

const toIndex = (version: number, rows: IndexedPackage[]): PackageIndex => ({ version, rows, orders: new Map() });
