import { numberSources } from '#components/claims/sources.tsx';
import { toSearchParams } from '#components/data-table/list-href.ts';
import { InPlace } from '#components/edit/in-place.tsx';
import { TaskActions } from '#components/task/actions.tsx';
import { TaskHead } from '#components/task/head.tsx';
import { TasksAround } from '#components/task/relations.tsx';
import { TaskWork } from '#components/task/work.tsx';
import { EntryRefs } from '#components/ui/entry-ref.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty, Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readTask } from '#lib/read/read-task.ts';
import { askFor } from '../../ask.ts';
import { editedEntry } from '../../edits.ts';
import { EntryFoot } from '../../entry-foot.tsx';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingTask } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';

export default async function TaskPage({ params, searchParams }: EntryPage<{ number: string }>) {
  const { number } = await params;
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const asked = await askFor(() => readTask({ ctx, input: { number } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingTask(number);
  const task = asked.value;
  const edited = editedEntry('task', task.slug, task.name);
  const sources = numberSources(task.claims, task.remarks, task.history);
  return (
    <Page
      account={account()}
      title={`Task ${task.number}`}
      section="tasks"
      crumbs={[{ label: 'Tasks', href: '/tasks' }]}
    >
      <EntryTop of={{ ...task, kind: 'task' }} search={searchParams} />
      <TaskHead task={task} search={search} sources={sources} edited={edited} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section id="actions" title="What it would unblock" note="as the checks stand now">
          <InPlace entry={edited} cell="actions" label="What it would unblock">
            {task.actions.length === 0 && <Empty>It serves no check, so nothing can tell when it is done.</Empty>}
            <TaskActions actions={task.actions} full />
          </InPlace>
        </Section>
        <Section id="about" title="What it is about">
          <InPlace entry={edited} cell="about" label="What it is about">
            {task.about.length === 0 ? <Empty>Nobody has said.</Empty> : <EntryRefs of={task.about} />}
          </InPlace>
        </Section>
      </div>
      <Section id="tasks" title="Tasks around it">
        <TasksAround task={task} edited={edited} />
        {edited !== null && <TaskWork task={task} />}
      </Section>
      <EntryFoot kind="task" of={task} next={`/tasks/${number}`} search={searchParams} sources={sources} />
    </Page>
  );
}
