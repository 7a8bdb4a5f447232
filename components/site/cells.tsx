import { columnOfSiteField } from '#lib/contracts/tables/sites.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';
import { NOT_NEEDED } from '../overview/say.ts';
import { Contradicted } from '../status/contradicted.tsx';
import { Day } from '../ui/day.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Batch, Caches, LevelCounts, Nodes, Offers, Runtimes, Vms } from './parts.tsx';

const CELLS: Readonly<Record<string, (site: SiteRowDto) => React.ReactNode>> = {
  name: ({ slug, name, location }) => (
    <span>
      <a data-main="" href={siteHref(slug)} className="font-[570] no-underline hover:underline">
        {name}
      </a>
      {location !== '' && <span className="note block">{location}</span>}
    </span>
  ),
  readiness: ({ rollUp }) => (
    <>
      <span className="whitespace-nowrap">
        {rollUp.targeted === 0 ? NOT_NEEDED : `${rollUp.ready} of ${rollUp.targeted}`}
      </span>
      <LevelCounts levels={rollUp.levels} />
    </>
  ),
  nodes: (site) => <Nodes site={site} />,
  'file-systems': (site) => <Offers site={site} kind="filesystem" />,
  vm: (site) => <Vms site={site} />,
  containers: (site) => <Runtimes site={site} />,
  batch: (site) => <Batch site={site} />,
  caches: (site) => <Caches site={site} />,
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the farms table looks. */
export function siteCell(column: string, site: SiteRowDto): React.ReactNode {
  const drawn = CELLS[column]?.(site);
  if (!site.conflicts.some((field) => columnOfSiteField(field) === column)) return drawn;
  return (
    <>
      {drawn}
      <Contradicted />
    </>
  );
}
