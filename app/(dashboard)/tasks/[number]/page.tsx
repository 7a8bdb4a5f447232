import { Claims } from '#components/claims/claims.tsx';
import { numberSources } from '#components/claims/sources.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { EntryRecord } from '#components/history/record.tsx';
import { TaskActions } from '#components/task/actions.tsx';
import { statements } from '#components/task/dates.tsx';
import { TaskHead } from '#components/task/head.tsx';
import { TasksAround } from '#components/task/relations.tsx';
import { TaskWork } from '#components/task/work.tsx';
import { EntryRefs } from '#components/ui/entry-ref.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty, Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readTask } from '#lib/read/read-task.ts';
import { askFor } from '../../ask.ts';
import { account, mayEdit, readContext } from '../../reader.ts';

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchRecord> };

export default async function TaskPage({ params, searchParams }: Props) {
  const { number } = await params;
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const asked = await askFor(() => readTask({ ctx, input: { number } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="No task has this number." />;
  const task = asked.value;
  const sources = numberSources(task.claims, task.remarks, task.history);
  return (
    <Page
      account={account()}
      title={`Task ${task.number}`}
      section="tasks"
      crumbs={[{ label: 'Tasks', href: '/tasks' }]}
    >
      <TaskHead task={task} search={search} />
      <Claims claims={statements(task)} sources={sources} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section id="actions" title="What it would unblock" note="as the checks stand now">
          {task.actions.length === 0 && <Empty>It serves no check, so nothing can tell when it is done.</Empty>}
          <TaskActions actions={task.actions} full />
        </Section>
        <Section id="about" title="What it is about">
          {task.about.length === 0 ? <Empty>Nobody has said.</Empty> : <EntryRefs of={task.about} />}
        </Section>
      </div>
      <Section id="tasks" title="Tasks around it">
        <TasksAround task={task} />
        {mayEdit({ kind: 'task', slug: task.slug }) && <TaskWork task={task} />}
      </Section>
      <EntryRecord remarks={task.remarks} revisions={task.history} sources={sources} />
    </Page>
  );
}
