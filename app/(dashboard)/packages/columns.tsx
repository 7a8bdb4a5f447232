import { columnsFor } from '#components/data-table/kit.ts';
import { count, NOT_NEEDED } from '#components/overview/say.ts';
import { DependencyList } from '#components/package/dependencies.tsx';
import { LinkList } from '#components/package/links.tsx';
import { ReviewWord } from '#components/package/review.tsx';
import { CellValue } from '#components/status/cell-value.tsx';
import { PairCell } from '#components/status/pair-cell.tsx';
import { Blank, Supports } from '#components/status/supports.tsx';
import { Day } from '#components/ui/day.tsx';
import { siteHref } from '#components/ui/hrefs.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { PackageListDto, PackageRowDto } from '#lib/read/dto.ts';
import { PackageName } from './package-name.tsx';

const column = columnsFor<PackageRowDto>();

/** The wiki's ten columns in its order; before them readiness, which it never had. */
export function packageColumns(
  sites: PackageListDto['sites'],
  open: { slug: string | null; href: (slug: string | null) => string },
) {
  return column.columns([
    column.display({
      id: 'name',
      header: 'Name',
      meta: { sort: 'name', names: true },
      cell: ({ row }) => <PackageName row={row.original} isOpen={row.id === open.slug} href={open.href} />,
    }),
    ...sites.map((site) =>
      column.display({
        id: `at-${site.slug}`,
        header: () => <a href={siteHref(site.slug)}>{site.name}</a>,
        meta: { className: 'flush' },
        cell: ({ row }) => {
          const cell = row.original.readiness.find((one) => one.site === site.slug);
          return cell && <PairCell cell={cell} packageSlug={row.id} />;
        },
      }),
    ),
    column.display({
      id: 'readiness',
      header: 'Ready',
      meta: { sort: 'readiness', className: 'whitespace-nowrap' },
      cell: ({ row: { original } }) => {
        const { ready, targeted } = original.rollUp;
        return targeted === 0 ? <span className="text-ink-3">{NOT_NEEDED}</span> : `${ready} of ${targeted}`;
      },
    }),
    column.display({
      id: 'unblocks',
      header: () => <span title="Needed pairs that wait for one and the same next step">Next step for</span>,
      meta: { sort: 'unblocks', downFirst: true, className: 'whitespace-nowrap' },
      cell: ({ row: { original } }) =>
        original.rollUp.unblocks === 0 ? (
          <span className="text-ink-3">nothing</span>
        ) : (
          count(original.rollUp.unblocks, 'pair')
        ),
    }),
    column.display({
      id: 'strategy',
      header: 'Strategy',
      meta: { sort: 'strategy' },
      cell: ({ row: { original } }) => (
        <span className={original.strategy === 'undecided' ? 'text-ink-3' : ''}>{word(original.strategy)}</span>
      ),
    }),
    column.display({
      id: 'build',
      header: 'Build platform',
      cell: ({ row: { original } }) => <Supports items={original.buildPlatforms} raw={original.buildPlatformsRaw} />,
    }),
    column.display({
      id: 'run',
      header: 'Running platform',
      meta: { className: 'min-w-48' },
      cell: ({ row: { original } }) => <Supports items={original.runPlatforms} raw={original.runPlatformsRaw} />,
    }),
    column.display({
      id: 'dependencies',
      header: 'Special dependencies',
      meta: { className: 'text' },
      cell: ({ row: { original } }) => <DependencyList items={original.dependencies} raw={original.dependenciesRaw} />,
    }),
    column.display({
      id: 'upgradable',
      header: 'Upgradable?',
      meta: { sort: 'upgradable', className: 'text' },
      cell: ({ row }) => <CellValue cell={row.original.upgradable} />,
    }),
    column.display({
      id: 'vm',
      header: 'Existing VM',
      meta: { className: 'min-w-36' },
      cell: ({ row }) => <CellValue cell={row.original.existingVm} />,
    }),
    column.display({
      id: 'container',
      header: 'Existing container',
      meta: { className: 'min-w-44' },
      cell: ({ row }) => <CellValue cell={row.original.existingContainer} />,
    }),
    column.display({
      id: 'links',
      header: 'Links',
      meta: { className: 'min-w-44' },
      cell: ({ row }) => <LinkList links={row.original.links} />,
    }),
    column.display({
      id: 'comments',
      header: 'Comments',
      meta: { className: 'text' },
      cell: ({ row }) => (row.original.comments === '' ? <Blank /> : row.original.comments),
    }),
    column.display({
      id: 'date',
      header: 'Date',
      cell: ({ row }) => (row.original.date === '' ? <Blank /> : row.original.date),
    }),
    column.display({
      id: 'review',
      header: 'Review',
      meta: { sort: 'review', className: 'min-w-44' },
      cell: ({ row }) => <ReviewWord review={row.original.review} />,
    }),
    column.display({
      id: 'updated',
      header: 'Last change',
      meta: { sort: 'updatedAt', downFirst: true },
      cell: ({ row }) => <Day on={row.original.updatedAt} />,
    }),
  ]);
}
