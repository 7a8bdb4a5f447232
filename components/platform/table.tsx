import { platformsTable } from '#lib/contracts/tables/platforms.ts';
import type { PlatformListDto } from '#lib/read/dto-platform.ts';
import type { Edits } from '../data-table/desk.ts';
import { openedRow } from '../data-table/opened-row.ts';
import type { Asked } from '../data-table/use-address.ts';
import type { Around } from './cells.tsx';
import { PlatformsGrid } from './grid.tsx';
import { PlatformDetail } from './row-detail.tsx';

/** Every platform with its days, who builds and runs there, which sites have it; and the one that the address opens. */
export function PlatformsTable(props: Around & { initial: PlatformListDto; asked: Asked; edits: Edits | null }) {
  const { initial, asked } = props;
  const draw = (platform: PlatformListDto['items'][number]) => <PlatformDetail platform={platform} />;
  return <PlatformsGrid {...props} opened={openedRow(platformsTable, initial.items, asked.view.open, draw)} />;
}
