import { BulkChoice } from '#components/board/bulk-choice.tsx';
import { BulkPreview } from '#components/board/bulk-preview.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Said } from '#components/task/said.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseSerial } from '#lib/contracts/serial.ts';
import { bulkChange } from '#lib/contracts/task-forms.ts';
import { mustBeAllowedTo } from '#lib/read/authorise.ts';
import { listNamedPeople } from '#lib/read/list-named-people.ts';
import { listTaskCards } from '#lib/read/list-task-cards.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

const AT_MOST = 200;

export default async function BulkPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  // Boxes that are ticked come one by one, rows of the table all in one.
  const named = [...search.getAll('task'), ...(search.get('tasks') ?? '').split(',')];
  const numbers = named.flatMap((text) => parseSerial(text) ?? []).slice(0, AT_MOST);
  const ctx = readContext();
  const asked = await ask(async () => {
    mustBeAllowedTo(ctx, 'entry.edit', { kind: 'task', slug: '' });
    return { tasks: await listTaskCards({ ctx, input: { numbers } }), people: await listNamedPeople({ ctx }) };
  });
  const said = search.get('said');
  const why = search.get('why') ?? '';
  for (const name of ['said', 'why']) search.delete(name);
  const again = `/tasks/bulk?${search}`;
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={again} />;
  const { tasks, people } = asked.value;
  const parsed = bulkChange.safeParse(Object.fromEntries(search));
  const crumbs = [
    { label: 'Tasks', href: '/tasks' },
    { label: 'Board', href: '/tasks/board' },
  ];
  return (
    <Page account={account()} title="Change several" section="tasks" crumbs={crumbs}>
      <h1 className="mb-3 text-title">Change several tasks</h1>
      <Said said={said} />
      {tasks.length > 0 && <BulkChoice search={search} tasks={tasks} people={people} />}
      {parsed.success ? (
        <BulkPreview
          tasks={tasks}
          change={parsed.data}
          people={people}
          again={again}
          why={why}
          asked={said === 'ask'}
        />
      ) : (
        <p className="notice" role="alert">
          A day is written as 2026-01-31; nothing was changed.
        </p>
      )}
    </Page>
  );
}
