import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { TaskReview } from '#components/task/review.tsx';
import { TaskViews } from '#components/task/views.tsx';
import { Day } from '#components/ui/day.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { day } from '#lib/contracts/text.ts';
import { readTaskReview } from '#lib/read/read-task-review.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

const FOUR_WEEKS = 28 * 86_400_000;

export default async function ReviewPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const asked = day.safeParse(toSearchParams(await searchParams).get('since') ?? '');
  const ctx = readContext();
  const usual = new Date(ctx.now.getTime() - FOUR_WEEKS).toISOString().slice(0, 10);
  const since = asked.success ? asked.data : usual;
  const read = await ask(() => readTaskReview({ ctx, input: { since } }));
  if (read.is === 'closed') return <Unavailable account={account()} why={read.why} />;
  return (
    <Page account={account()} title="Review" section="tasks" crumbs={[{ label: 'Tasks', href: '/tasks' }]}>
      <h1 className="text-title">
        Review of the tasks, <Day on={read.value.today} />
      </h1>
      <div className="no-print mt-3">
        <TaskViews current="review" />
        <form className="mb-4 flex flex-wrap items-center gap-2">
          <label htmlFor="since">Since the last meeting on</label>
          <input id="since" type="date" name="since" className="field" defaultValue={since} key={since} />
          <button type="submit" className="button">
            Show
          </button>
          <span className="note">Print this page for the meeting: it fits one sheet of A4.</span>
        </form>
      </div>
      <TaskReview review={read.value} />
    </Page>
  );
}
