import { OverTime } from '#components/task/over-time.tsx';
import { TaskViews } from '#components/task/views.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readTaskProgress } from '#lib/read/read-task-progress.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

export default async function ProgressPage() {
  const ctx = readContext();
  const asked = await ask(() => readTaskProgress({ ctx }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Progress over time" section="tasks" crumbs={[{ label: 'Tasks', href: '/tasks' }]}>
      <h1 className="mb-3 text-title">Progress of the tasks over time</h1>
      <TaskViews current="progress" />
      <OverTime points={asked.value} today={ctx.now.toISOString().slice(0, 10)} />
    </Page>
  );
}
