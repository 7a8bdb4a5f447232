import { ActiveFilters, Filters } from '#components/data-table/filters.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NoTasks, Tasks } from '#components/task/list.tsx';
import { TaskProgress } from '#components/task/progress.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseTaskParams } from '#lib/contracts/task-params.ts';
import { listTasks } from '#lib/read/list-tasks.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

const PATH = '/tasks';

export default async function TasksPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseTaskParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listTasks({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const list = asked.value;
  const facets = [{ name: 'state', label: 'State', values: list.facets.state }];
  const filtered = params.q !== '' || params.filters.state.length > 0;
  return (
    <Page account={account()} title="Tasks" section="tasks">
      <ListHead title="Tasks" total={list.total} noun={['task', 'tasks']} />
      <TaskProgress progress={list.progress} />
      <ParamNotice problems={problems} />
      <Filters path={PATH} placeholder="Search tasks" params={params} facets={facets} />
      <ActiveFilters path={PATH} params={params} facets={facets} />
      <div className="mt-4">
        {list.items.length === 0 ? <NoTasks path={PATH} filtered={filtered} /> : <Tasks tasks={list.items} />}
      </div>
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
      <ExportLinks entity="tasks" query={listHref('', params)} />
    </Page>
  );
}
