import { Board } from '#components/board/board.tsx';
import { BulkBar } from '#components/board/bulk-bar.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Said } from '#components/task/said.tsx';
import { TaskViews } from '#components/task/views.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { listNamedPeople } from '#lib/read/list-named-people.ts';
import { readBoard } from '#lib/read/read-board.ts';
import { ask } from '../../ask.ts';
import { account, mayEdit, readContext } from '../../reader.ts';

export default async function BoardPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const said = toSearchParams(await searchParams).get('said');
  const ctx = readContext();
  const may = mayEdit({ kind: 'task', slug: '' });
  const asked = await ask(async () => ({
    board: await readBoard({ ctx }),
    people: may ? await listNamedPeople({ ctx }) : [],
  }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next="/tasks/board" />;
  const { board, people } = asked.value;
  return (
    <Page account={account()} title="Board" section="tasks" crumbs={[{ label: 'Tasks', href: '/tasks' }]} wide>
      <h1 className="mb-3 text-title">Tasks, by state</h1>
      <TaskViews current="board" />
      <Said said={said} />
      {may && (
        <>
          <p id="board-keys" className="note mb-3 no-print">
            Drag a card to give it another state or priority. By keyboard: Space on a handle picks the card up, arrow
            keys move it, Space drops it, Escape puts it back.
          </p>
          <BulkBar people={people} />
        </>
      )}
      <Board
        key={JSON.stringify(board.columns.map(({ cards }) => cards.map((card) => card.version)))}
        board={board}
        may={may}
      />
    </Page>
  );
}
