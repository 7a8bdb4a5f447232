import { columnsFor } from '#components/data-table/kit.ts';
import { NOT_NEEDED } from '#components/overview/say.ts';
import { Batch, Caches, LevelCounts, Nodes, Offers, Runtimes, Vms } from '#components/site/parts.tsx';
import { siteHref } from '#components/ui/hrefs.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';

const column = columnsFor<SiteRowDto>();

/** The wiki's farms table, then what it had no column for. */
export const siteColumns = column.columns([
  column.display({
    id: 'name',
    header: 'Farm',
    meta: { sort: 'name', names: true },
    cell: ({ row: { original } }) => (
      <>
        <a href={siteHref(original.slug)} className="font-[570] no-underline hover:underline">
          {original.name}
        </a>
        {original.location !== '' && <span className="note block">{original.location}</span>}
      </>
    ),
  }),
  column.display({
    id: 'readiness',
    header: 'Ready',
    meta: { sort: 'readiness' },
    cell: ({ row: { original } }) => (
      <>
        <span className="whitespace-nowrap">
          {original.rollUp.targeted === 0 ? NOT_NEEDED : `${original.rollUp.ready} of ${original.rollUp.targeted}`}
        </span>
        <LevelCounts levels={original.rollUp.levels} />
      </>
    ),
  }),
  column.display({
    id: 'nodes',
    header: 'Node OS',
    meta: { className: 'min-w-48' },
    cell: ({ row }) => <Nodes site={row.original} />,
  }),
  column.display({
    id: 'filesystems',
    header: 'Network FS',
    meta: { className: 'text' },
    cell: ({ row }) => <Offers site={row.original} kind="filesystem" />,
  }),
  column.display({
    id: 'vms',
    header: 'VMs',
    meta: { className: 'text' },
    cell: ({ row }) => <Vms site={row.original} />,
  }),
  column.display({
    id: 'container',
    header: 'Container',
    meta: { className: 'text' },
    cell: ({ row }) => <Runtimes site={row.original} />,
  }),
  column.display({
    id: 'batch',
    header: 'Batch',
    meta: { className: 'min-w-40' },
    cell: ({ row }) => <Batch site={row.original} />,
  }),
  column.display({
    id: 'caches',
    header: 'Caches',
    meta: { className: 'min-w-40' },
    cell: ({ row }) => <Caches site={row.original} />,
  }),
]);
