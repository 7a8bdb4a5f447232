import { activityTable } from '#lib/contracts/tables/activity.ts';
import type { ChangeListDto } from '#lib/read/dto-change.ts';
import { openedRow } from '../data-table/opened-row.ts';
import type { Asked } from '../data-table/use-address.ts';
import { ActivityGrid } from './grid.tsx';
import { ChangeDetail } from './row-detail.tsx';

/** Everything that changed, with the change that the address opens. */
export function ActivityTable(props: { initial: ChangeListDto; asked: Asked }) {
  const { initial, asked } = props;
  const opened = openedRow(activityTable, initial.items, asked.view.open, (change) => <ChangeDetail change={change} />);
  return <ActivityGrid {...props} opened={opened} />;
}
