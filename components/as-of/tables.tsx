import { atSite, packagesTable } from '#lib/contracts/tables/packages.ts';
import { pastTasksTable } from '#lib/contracts/tables/past-tasks.ts';
import { sitesTable } from '#lib/contracts/tables/sites.ts';
import { LEVEL_TERMS } from '#lib/domain/vocabulary.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';
import type { PastListDto, PastPackagesDto, PastSiteDto, PastTaskDto } from '#lib/read/dto-as-of.ts';
import { PlainTable } from '../data-table/plain-table.tsx';
import { NOT_NEEDED } from '../overview/say.ts';
import { packageCell } from '../package/cells.tsx';
import { siteCell } from '../site/cells.tsx';
import { Blank } from '../status/blank.tsx';
import { TODAY } from '../status/today.tsx';
import { TaskWord } from '../status/words.tsx';
import { taskCell } from '../task/cells.tsx';
import { historyHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** A row's name leads to its history: its own page is of now. */
function NameThen({ kind, slug, name }: { kind: string; slug: string; name: string }) {
  return (
    <a data-main="" className="font-[570] no-underline hover:underline" href={historyHref(kind, slug)}>
      {name}
    </a>
  );
}

const NOTHING = 'There was nothing of the kind yet.';

/** The status table as it was. */
export function PackagesThen({ list }: { list: PastPackagesDto }) {
  if (list.items.length === 0) return <Empty>{list.total === 0 ? 'No package of then fits.' : NOTHING}</Empty>;
  return (
    <PlainTable
      id="packages-then"
      table={packagesTable(list.sites)}
      rows={list.items}
      wide
      cell={(column, row) => {
        if (column === 'name') return <NameThen kind="package" {...row} />;
        const pair = row.readiness.find(({ site }) => atSite(site) === column);
        return pair ? <LevelThen {...pair} /> : packageCell(column, row);
      }}
    />
  );
}

const RAN = { yes: 'ran then', no: 'did not run then', unknown: 'ran: not known' } as const;

/** As a cell of now looks, but leading nowhere: the reasons that have a page are those of now. */
function LevelThen({ level, runsToday, targeted, cautions }: PastPackagesDto['items'][number]['readiness'][number]) {
  const rest = [cautions && 'with cautions', !targeted && NOT_NEEDED].filter((part) => part !== false);
  const looks = `pair lv-${level} sg-${TODAY[runsToday].sign}${cautions ? ' pair-caution' : ''}${targeted ? '' : ' pair-idle'}`;
  return (
    <span className={looks}>
      {`${LEVEL_TERMS[level].label} `}
      <small>{rest.length === 0 ? RAN[runsToday] : `${RAN[runsToday]}\n(${rest.join(', ')})`}</small>
    </span>
  );
}

type RollUp = SiteRowDto['rollUp'];
const NO_PAIRS: RollUp['levels'] = {
  blocked: 0,
  unknown: 0,
  possible: 0,
  built: 0,
  available: 0,
  tested: 0,
  validated: 0,
};
const NOT_JUDGED: RollUp = { ready: 0, targeted: 0, worst: null, levels: NO_PAIRS };

/** The farms table as it was. */
export function SitesThen({ list }: { list: PastListDto<PastSiteDto> }) {
  if (list.items.length === 0) return <Empty>{NOTHING}</Empty>;
  return (
    <PlainTable
      id="sites-then"
      table={sitesTable}
      rows={list.items.map((site) => ({ ...site, rollUp: site.rollUp ?? NOT_JUDGED }))}
      wide
      cell={(column, site) => {
        if (column === 'name') return <NameThen kind="site" {...site} />;
        if (column === 'readiness' && site.rollUp === NOT_JUDGED)
          return <Blank words="too many pairs to judge for one page" />;
        return siteCell(column, site);
      }}
    />
  );
}

/** The task list as it was. */
export function TasksThen({ list }: { list: PastListDto<PastTaskDto> }) {
  if (list.items.length === 0) return <Empty>{NOTHING}</Empty>;
  return <PlainTable id="tasks-then" table={pastTasksTable} rows={list.items} cell={taskThen} wide />;
}

function taskThen(column: string, task: PastTaskDto): React.ReactNode {
  if (column === 'name') return <NameThen kind="task" {...task} />;
  if (column === 'state') return <TaskWord state={task.state} />;
  if (column !== 'actions') return taskCell(column, { ...task, actions: [], contradicted: false });
  if (task.actions.length === 0) return <Blank words="nothing named" />;
  return (
    <ul>
      {task.actions.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

/** Where in the packages of then the page is, and the ways to the others. */
export function PagesThen({ list, q, href }: { list: PastPackagesDto; q: string; href: string }) {
  const { start, items, total } = list;
  const end = start + items.length;
  const at = (position: number): string =>
    `${href}?${new URLSearchParams({ ...(q !== '' && { q }), start: String(position) })}`;
  return (
    <nav className="no-print mt-3 flex flex-wrap items-center gap-x-5" aria-label="Pages of the table">
      <span className="note">{total === 0 ? 'none' : `${start + 1} to ${end} of ${total}`}</span>
      {start > 0 && (
        <a rel="prev" href={at(Math.max(0, start - 50))}>
          Earlier rows
        </a>
      )}
      {end < total && (
        <a rel="next" href={at(end)}>
          Later rows
        </a>
      )}
    </nav>
  );
}

/** Searches the packages of then by name. */
export function SearchThen({ q, href }: { q: string; href: string }) {
  return (
    <form method="get" action={href} className="no-print mb-3 flex flex-wrap gap-2">
      <input
        className="field"
        type="search"
        name="q"
        defaultValue={q}
        placeholder="Search by name"
        aria-label="Search the packages of then by name"
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}
