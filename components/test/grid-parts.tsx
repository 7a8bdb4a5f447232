import { GRID_ROWS, GRID_SITES, type GridFilters } from '#lib/contracts/test-params.ts';
import { CASE_STATES } from '#lib/domain/test-states.ts';
import type { GridPartDto, TestGridDto } from '#lib/read/dto-test.ts';
import { sayNumber } from '../overview/say.ts';
import { gridHref } from './grid-href.ts';
import { sayPart } from './say.ts';
import { StateWord } from './words.tsx';

/** How many places stand how; each leads to the rows in which one does. */
export function StateCounts({ filters, states }: { filters: GridFilters; states: TestGridDto['states'] }) {
  return (
    <nav className="state-counts" aria-label="Suites at sites, by state">
      {CASE_STATES.map((state) => {
        const isChosen = filters.state.includes(state);
        const said = (
          <>
            <StateWord state={state} /> <b>{sayNumber(states[state])}</b>
          </>
        );
        if (states[state] === 0 && !isChosen)
          return (
            <span key={state} className="none">
              {said}
            </span>
          );
        return (
          <a key={state} href={gridHref({ ...filters, state: [state] })} aria-current={isChosen ? 'true' : undefined}>
            {said}
          </a>
        );
      })}
    </nav>
  );
}

/** Which rows and sites are shown of how many, and the way to the others. */
export function GridParts({ grid, filters, again }: { grid: TestGridDto; filters: GridFilters; again?: boolean }) {
  const { rowPart, sitePart, rows, sites } = grid;
  const isWhole = rows.length === rowPart.total && sites.length === sitePart.total;
  if (again && isWhole) return null;
  return (
    <div className="grid-parts">
      <Part
        noun={['row', 'rows']}
        part={rowPart}
        shown={rows.length}
        size={GRID_ROWS}
        href={(start) => gridHref(filters, { start })}
        label={again ? 'Rows, again' : 'Rows'}
      />
      <Part
        noun={['site', 'sites']}
        part={sitePart}
        shown={sites.length}
        size={GRID_SITES}
        href={(siteStart) => gridHref(filters, { start: rowPart.start, siteStart })}
        label={again ? 'Sites, again' : 'Sites'}
      />
    </div>
  );
}

function Part({
  noun: [one, many],
  part,
  shown,
  size,
  href,
  label,
}: {
  noun: readonly [one: string, many: string];
  part: GridPartDto;
  shown: number;
  size: number;
  href: (start: number) => string;
  label: string;
}) {
  const { start, total } = part;
  if (shown === total)
    return (
      <p>
        {sayNumber(total)} {total === 1 ? one : many}
      </p>
    );
  const next = start + size < total ? start + size : null;
  return (
    <nav aria-label={label}>
      <span>
        {many} {sayPart(part, shown)}
      </span>
      {start > 0 && (
        <a className="button" rel="prev" href={href(Math.max(0, start - size))}>
          Previous {size} {many}
        </a>
      )}
      {next !== null && (
        <a className="button" rel="next" href={href(next)}>
          Next {Math.min(size, total - next)} {many}
        </a>
      )}
    </nav>
  );
}
