import { shortHex } from '#lib/contracts/tables/build-words.ts';
import type { GridFilters } from '#lib/contracts/test-params.ts';
import type { GridCellDto, GridRowDto, RunMarkDto, TestGridDto } from '#lib/read/dto-test.ts';
import { CopyTable } from '../data-table/copy-table.tsx';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';
import { buildHref, imageHref, packageHref, siteHref } from '../ui/hrefs.ts';
import { gridHref } from './grid-href.ts';
import { GridParts, StateCounts } from './grid-parts.tsx';
import { runHref, sayCounts, sayFailing } from './say.ts';
import { NOWHERE, Recent, StateWord } from './words.tsx';

/** Suites of what is tested down, sites across: how each stands there, and the runs that say so. What is within stands below it while nothing ran. */
export function TestGrid({
  grid,
  filters,
  children,
}: {
  grid: TestGridDto;
  filters: GridFilters;
  children: React.ReactNode;
}) {
  const { sites, rows } = grid;
  return (
    <>
      <div id="test-states" data-follows="" className="mt-4">
        <StateCounts filters={filters} states={grid.states} />
        <GridParts grid={grid} filters={filters} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region region-tall" tabIndex={0} aria-label="Suites, builds and sites">
        <table id="tests" className="grid-table stacks test-grid" data-follows="">
          <caption>How each test suite stands on what is tested, at each site</caption>
          <thead>
            <tr>
              <th scope="col" className="stick">
                Build
              </th>
              <th scope="col">Suite</th>
              {sites.map(({ slug, name }) => (
                <th key={slug} scope="col">
                  <a href={siteHref(slug)}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.digest ?? row.package?.slug} ${row.suite.slug}`}>
                <th scope="row" className="stick">
                  <Tested row={row} />
                </th>
                <td data-label="Suite" className="min-w-32">
                  <a
                    className="no-underline hover:underline"
                    href={gridHref({ ...ofRow(row), suite: [row.suite.slug] })}
                  >
                    {row.suite.name}
                  </a>
                  {row.cells.every((cell) => cell === null) && (
                    <span className="note block">only at sites that are not on this page</span>
                  )}
                </td>
                {row.cells.map((cell, at) => (
                  <td
                    key={sites[at]?.slug}
                    className={cell === null ? 'nowhere' : 'min-w-44'}
                    data-label={sites[at]?.name}
                  >
                    <Cell cell={cell} row={row} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div id="test-parts" data-follows="">
        <GridParts grid={grid} filters={filters} again />
        {grid.runs === 0 && children}
      </div>
      <CopyTable of="tests" />
    </>
  );
}

/** The same suite on every build of the image, or on the same package. */
const ofRow = ({ image, package: installed }: GridRowDto): Partial<GridFilters> =>
  image === null ? { package: installed === null ? [] : [installed.slug] } : { image: [image.slug], builds: ['all'] };

function Tested({ row }: { row: GridRowDto }) {
  const { image, package: installed, digest, tags, isCurrent } = row;
  if (image === null || digest === null) {
    return installed === null ? null : (
      <>
        <a className="font-[570] no-underline hover:underline" href={packageHref(installed.slug)}>
          {installed.name}
        </a>
        <span className="note block">as installed</span>
      </>
    );
  }
  return (
    <>
      <a className="font-[570] no-underline hover:underline" href={imageHref(image.slug)}>
        {image.name}
      </a>
      <span className="note block">
        <BuildLink digest={digest} />
        {tags.length > 0 && ` ${tags.slice(0, 3).join(', ')}`}
      </span>
      {!isCurrent && <span className="note block">not in use now</span>}
    </>
  );
}

const BuildLink = ({ digest }: { digest: string }) => (
  <a className="key" href={buildHref(digest)} title={digest}>
    {shortHex(digest)}
  </a>
);

function Cell({ cell, row }: { cell: GridCellDto | null; row: GridRowDto }) {
  if (cell === null) {
    return (
      <span className="term term-quiet">
        <Sign name="blank" size={12} title={NOWHERE} />
      </span>
    );
  }
  if (cell.runs.length === 0) {
    return (
      <>
        <StateWord state={cell.state} />
        <span className="note block">expected, no run yet</span>
      </>
    );
  }
  return (
    <ul className="grid gap-1">
      {cell.runs.map((run) => (
        <li key={run.id}>
          <a className="no-underline hover:underline" href={runHref(run.id)}>
            <StateWord state={run.state} {...moreOf(run)} />
          </a>{' '}
          <Recent outcomes={run.recent} of="runs here" />
          <span className="note block">
            {run.runtime}: {sayCounts(run.counts)}
            {run.missing > 0 && `, ${run.missing} missing`}
            {run.flaky > 0 && `, ${run.flaky} flaky`}
            {run.state === 'stale' && run.digest !== null && run.digest !== row.digest && (
              <>
                {' '}
                on <BuildLink digest={run.digest} />
              </>
            )}
            , <Day on={run.at} />
          </span>
          {run.state === 'failing' && (
            <>
              <span className="note block break-words">{sayFailing(run.first, run.counts.failed)}</span>
              <Since run={run} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The build that broke it; of what is installed, the run that told so first. */
function Since({ run: { since } }: { run: RunMarkDto }) {
  if (since === null) return null;
  return (
    <span className="note block">
      since{' '}
      {since.digest === null ? (
        <a href={runHref(since.run)}>run {since.run}</a>
      ) : (
        <>
          build <BuildLink digest={since.digest} />
        </>
      )}
      , <Day on={since.at} />
    </span>
  );
}

function moreOf({ state, isNew, known, counts }: RunMarkDto): { more?: string } {
  if (state !== 'failing') return {};
  if (known > 0) return { more: known >= counts.failed ? 'known' : 'partly known' };
  return isNew ? { more: 'new' } : {};
}
