import { listKey } from '#lib/contracts/cursor.ts';
import { GRID_ROWS, GRID_SITES, type GridFilters, type GridParams } from '#lib/contracts/test-params.ts';
import { CASE_STATES, type CaseState, placeState } from '#lib/domain/test-states.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { GridCellDto, GridPartDto, GridRowDto, RunMarkDto, TestGridDto } from './dto-test.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { historyOfRuns, type RunHistory } from './run-history.ts';
import { readGridChoices } from './test-grid-choices.ts';
import {
  expectedKey,
  expectedPlaces,
  type Failures,
  failuresOfRuns,
  type RowOfGrid,
  type RunOfPlace,
  rowsOfGrid,
  runsOfRows,
  tagsOfBuilds,
} from './test-grid-rows.ts';

/** A suite of what is tested at one site: how it stands, and the newest run of each runtime. */
interface Place {
  state: CaseState;
  runs: { run: RunOfPlace; state: CaseState }[];
}
interface Line {
  row: RowOfGrid;
  /** By site. */
  places: Map<number, Place>;
}

/** Suites of what is tested, at the sites: how each stands there. */
export async function readTestGrid({ ctx, input }: { ctx: ReadContext; input: GridParams }): Promise<TestGridDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const { filters, start, siteStart } = input;
  const question = listKey(`tests ${start} ${siteStart}`, { q: '', filters });
  return perVersion(ctx, version, question, () => gridOf(ctx, input));
}

async function gridOf(ctx: ReadContext, { filters, start, siteStart }: GridParams): Promise<TestGridDto> {
  const lines = await linesOf(ctx, filters);
  const isAsked = (state: CaseState) => filters.state.length === 0 || filters.state.includes(state);
  const matching = lines.filter(({ places }) => [...places.values()].some(({ state }) => isAsked(state)));
  const rowPart = partOf(matching.length, start, GRID_ROWS);
  const shown = matching.slice(rowPart.start, rowPart.start + GRID_ROWS);
  const met = await sitesOf(ctx, shown, isAsked);
  const sitePart = partOf(met.length, siteStart, GRID_SITES);
  const sites = met.slice(sitePart.start, sitePart.start + GRID_SITES);
  return {
    sites: sites.map(({ slug, name }) => ({ slug, name })),
    rows: await told(ctx, shown, sites),
    rowPart,
    sitePart,
    states: countedOf(lines),
    ...(await readGridChoices(ctx)),
  };
}

/** Every row that has something to tell at a site. */
async function linesOf(ctx: ReadContext, filters: GridFilters): Promise<Line[]> {
  const rows = await rowsOfGrid(ctx, filters);
  const runs = Map.groupBy(await runsOfRows(ctx, rows, filters.site), ({ row }) => row);
  const expected = await expectedPlaces(ctx, rows, filters.site);
  const lines = rows.map((row, at): Line => {
    const waiting = new Set(row.isCurrent ? (expected.get(expectedKey(row)) ?? []) : []);
    const here = Map.groupBy(runs.get(at) ?? [], ({ siteId }) => siteId);
    const met = [...new Set([...here.keys(), ...waiting])];
    return { row, places: new Map(met.map((site) => [site, placeOf(row, here.get(site) ?? [], waiting.has(site))])) };
  });
  return lines.filter(({ places }) => places.size > 0);
}

function placeOf(row: RowOfGrid, runs: readonly RunOfPlace[], isExpected: boolean): Place {
  const currentDigest = row.digest;
  const judged = runs.map((run) => {
    const { outcome, flaky, missing } = run;
    // A run on a member of the row's index is one of the row.
    const ofRow = { digest: run.onOther ? run.digest : row.digest, outcome, flaky, missing };
    return { run, state: placeState({ run: ofRow, currentDigest, isExpected }) ?? 'missing' };
  });
  return { state: worst(judged.map(({ state }) => state)), runs: judged };
}

/** The states are in the order of what needs looking at first; where nothing ran it is missing. */
const worst = (states: readonly CaseState[]): CaseState =>
  CASE_STATES.find((state) => states.includes(state)) ?? 'missing';

/** A place beyond the end is on the last page. */
function partOf(total: number, start: number, size: number): GridPartDto {
  const last = Math.max(0, Math.ceil(total / size) - 1) * size;
  return { start: Math.min(start, last), total };
}

function countedOf(lines: readonly Line[]): Record<CaseState, number> {
  const counts: Record<CaseState, number> = { failing: 0, missing: 0, flaky: 0, stale: 0, skipped: 0, passing: 0 };
  for (const { places } of lines) for (const { state } of places.values()) counts[state] += 1;
  return counts;
}

interface Site {
  id: number;
  slug: string;
  name: string;
}

/** Sites where these rows have something to tell; those with what was asked for come first. */
async function sitesOf(
  ctx: ReadContext,
  lines: readonly Line[],
  isAsked: (state: CaseState) => boolean,
): Promise<Site[]> {
  const isWanted = new Map<number, boolean>();
  for (const { places } of lines)
    for (const [site, { state }] of places) isWanted.set(site, isAsked(state) || isWanted.get(site) === true);
  const sites = await query<Site>(ctx, {
    text: `select e.id, e.slug, e.name from entries e join sites s on s.id = e.id where e.id = any($1::int[])
           order by s.ordinal, e.id`,
    values: [[...isWanted.keys()]],
  });
  return [...sites.filter(({ id }) => isWanted.get(id)), ...sites.filter(({ id }) => !isWanted.get(id))];
}

/** The rows that are shown, with what is known of their runs. */
async function told(ctx: ReadContext, lines: readonly Line[], sites: readonly Site[]): Promise<GridRowDto[]> {
  const placesOf = ({ places }: Line) => sites.map(({ id }) => places.get(id) ?? null);
  const runs = lines.flatMap((line) => placesOf(line).flatMap((place) => place?.runs ?? []));
  const histories = await historyOfRuns(ctx, [...new Set(runs.map(({ run }) => run.id))]);
  const failing = runs.filter(({ state }) => state === 'failing').map(({ run }) => run.id);
  const failures = await failuresOfRuns(ctx, [...new Set(failing)]);
  const tags = await tagsOfBuilds(ctx, [...new Set(lines.flatMap(({ row }) => row.buildId ?? []))]);
  const cellOf = ({ state, runs: here }: Place): GridCellDto => ({
    state,
    runs: here.map((one) => markOf(one, histories.get(one.run.id), failures.get(one.run.id))),
  });
  return lines.map((line) => ({
    ...rowDto(line.row, tags.get(line.row.buildId ?? 0) ?? []),
    cells: placesOf(line).map((place) => place && cellOf(place)),
  }));
}

function markOf({ run, state }: Place['runs'][number], history?: RunHistory, failures?: Failures): RunMarkDto {
  const { id, runtime, digest, at, total, failed, skipped, flaky, missing } = run;
  const { since = null, isNew = false, recent = [] } = history ?? {};
  const counts = { total, failed, skipped };
  const { known = 0, first = [] } = failures ?? {};
  const how = { isNew, since, recent, known, first };
  return { id, runtime, state, counts, flaky, missing, ...how, at: at.toISOString(), digest };
}

function rowDto(row: RowOfGrid, tags: string[]): Omit<GridRowDto, 'cells'> {
  const named = (slug: string | null, name: string | null) => (slug === null ? null : { slug, name: name ?? slug });
  return {
    suite: { slug: row.suite, name: row.suiteName },
    image: named(row.image, row.imageName),
    package: named(row.package, row.packageName),
    digest: row.digest,
    tags,
    isCurrent: row.isCurrent,
    createdAt: row.createdAt,
  };
}
