import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { TaskProgress } from '#components/task/progress.tsx';
import { TasksTable } from '#components/task/table.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseTaskParams } from '#lib/contracts/task-params.ts';
import { listTasks } from '#lib/read/list-tasks.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, readContext } from '../reader.ts';

export default async function TasksPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parseTaskParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listTasks({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Tasks" section="tasks" wide>
      <ListTop kind="task" title="Tasks" />
      <TaskProgress progress={asked.value.progress} />
      <ParamNotice problems={problems} />
      <TasksTable initial={asked.value} asked={{ query: params, view }} edits={editsOf('task')} />
    </Page>
  );
}
