import { buildsTable } from '#lib/contracts/tables/builds.ts';
import type { BuildListDto } from '#lib/read/dto-build.ts';
import { openedRow } from '../data-table/opened-row.ts';
import type { Asked } from '../data-table/use-address.ts';
import { BuildsGrid } from './grid.tsx';
import { BuildDetail } from './row-detail.tsx';

/** The builds of all images, with the one that the address opens. */
export function BuildsTable(props: { initial: BuildListDto; asked: Asked }) {
  const { initial, asked } = props;
  const opened = openedRow(buildsTable, initial.items, asked.view.open, (build) => <BuildDetail build={build} />);
  return <BuildsGrid {...props} opened={opened} />;
}
