import { atSite, columnOfField } from '#lib/contracts/tables/packages.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { PackageRowDto } from '#lib/read/dto.ts';
import { count, NOT_NEEDED } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { CellValue } from '../status/cell-value.tsx';
import { Contradicted } from '../status/contradicted.tsx';
import { PairCell } from '../status/pair-cell.tsx';
import { Supports } from '../status/supports.tsx';
import { Day } from '../ui/day.tsx';
import { packageHref } from '../ui/hrefs.ts';
import { DependencyList } from './dependencies.tsx';
import { LinkList } from './links.tsx';
import { ReviewWord } from './review.tsx';

const CELLS: Readonly<Record<string, (row: PackageRowDto) => React.ReactNode>> = {
  name: ({ slug, name }) => (
    <a data-main="" href={packageHref(slug)} className="font-[570] no-underline hover:underline">
      {name}
    </a>
  ),
  build: (row) => <Supports items={row.buildPlatforms} raw={row.buildPlatformsRaw} />,
  run: (row) => <Supports items={row.runPlatforms} raw={row.runPlatformsRaw} />,
  dependencies: (row) => <DependencyList items={row.dependencies} raw={row.dependenciesRaw} />,
  upgradable: ({ upgradable }) => <CellValue cell={upgradable} />,
  vm: ({ existingVm }) => <CellValue cell={existingVm} />,
  container: ({ existingContainer }) => <CellValue cell={existingContainer} />,
  links: ({ links }) => <LinkList links={links} />,
  comments: ({ comments }) => (comments === '' ? <Blank /> : comments),
  date: ({ date }) => (date === '' ? <Blank /> : date),
  readiness: ({ rollUp: { ready, targeted } }) =>
    targeted === 0 ? <span className="text-ink-3">{NOT_NEEDED}</span> : `${ready} of ${targeted}`,
  unblocks: ({ rollUp: { unblocks } }) =>
    unblocks === 0 ? <span className="text-ink-3">nothing</span> : count(unblocks, 'pair'),
  strategy: ({ strategy }) => <span className={strategy === 'undecided' ? 'text-ink-3' : ''}>{word(strategy)}</span>,
  review: ({ review }) => <ReviewWord review={review} />,
  owners: ({ owners }) =>
    owners.length === 0 ? <Blank words="nobody named" /> : owners.map(({ name }) => name).join(', '),
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the status table looks. */
export function packageCell(column: string, row: PackageRowDto): React.ReactNode {
  const draw = CELLS[column];
  if (draw) {
    return row.conflicts.some((field) => columnOfField(field) === column) ? (
      <>
        {draw(row)}
        <Contradicted />
      </>
    ) : (
      draw(row)
    );
  }
  const pair = row.readiness.find(({ site }) => atSite(site) === column);
  return pair && <PairCell cell={pair} packageSlug={row.slug} />;
}
