import type { GridCellDto, GridRowDto, RunMarkDto, TestGridDto } from '#lib/read/dto-test.ts';
import { CopyTable } from '../data-table/copy-table.tsx';
import { Blank } from '../status/blank.tsx';
import { Day } from '../ui/day.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { runHref, sayCounts, shortDigest } from './say.ts';
import { StateWord } from './words.tsx';

/** Suites of what is tested down, sites across: how each stands there, and the runs that say so. */
export function TestGrid({ grid }: { grid: TestGridDto }) {
  const { sites, rows } = grid;
  return (
    <div id="test-grid" data-follows="">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region region-tall" tabIndex={0} aria-label="Suites, builds and sites">
        <table id="tests" className="grid-table stacks">
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
                <td data-label="Suite">{row.suite.name}</td>
                {row.cells.map((cell, at) => (
                  <td key={sites[at]?.slug} className="min-w-44" data-label={sites[at]?.name}>
                    <Cell cell={cell} row={row} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {grid.moreSites && <p className="note mt-2">There are more sites. Choose those that you want to see.</p>}
      {grid.more && (
        <p className="note mt-2">There are more rows. Choose an image, a package or a suite to see them.</p>
      )}
      <CopyTable of="tests" />
    </div>
  );
}

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
      <span className="font-[570]">{image.name}</span>
      <span className="note block">
        <span className="key" title={digest}>
          {shortDigest(digest)}
        </span>
        {tags.length > 0 && ` ${tags.slice(0, 3).join(', ')}`}
      </span>
      {!isCurrent && <span className="note block">not in use now</span>}
    </>
  );
}

function Cell({ cell, row }: { cell: GridCellDto | null; row: GridRowDto }) {
  if (cell === null) return <Blank words="not asked for" />;
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
          </a>
          <span className="note block">
            {run.runtime}: {sayCounts(run.counts)}
            {run.missing > 0 && `, ${run.missing} missing`}
            {run.flaky > 0 && `, ${run.flaky} flaky`}
            {run.state === 'stale' && run.digest !== null && run.digest !== row.digest && (
              <>
                {' '}
                on <span className="key">{shortDigest(run.digest)}</span>
              </>
            )}
            , <Day on={run.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function moreOf({ state, isNew, known, counts }: RunMarkDto): { more?: string } {
  if (state !== 'failing') return {};
  if (known > 0) return { more: known >= counts.failed ? 'known' : 'partly known' };
  return isNew ? { more: 'new' } : {};
}
