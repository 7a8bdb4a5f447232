import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { count } from '#components/overview/say.ts';
import { TrashList } from '#components/trash/list.tsx';
import { TrashSaid } from '#components/trash/said.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { authorize } from '#lib/auth/authorize.ts';
import { ANY_ENTRY } from '#lib/domain/permissions.ts';
import { listTrash } from '#lib/read/list-trash.ts';
import { ask } from '../ask.ts';
import { account, readContext, reader } from '../reader.ts';

export default async function TrashPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const said = toSearchParams(await searchParams).get('said');
  const ctx = readContext();
  const asked = await ask(() => listTrash({ ctx }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { items, total } = asked.value;
  return (
    <Page account={account()} title="Trash" section={null} crumbs={[{ label: 'Activity', href: '/activity' }]}>
      <TrashSaid said={said} />
      <h1 className="text-title">Trash</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        What is here is in no list, no count and no verdict. Nothing of it is lost, and it stays until somebody restores
        it.
      </p>
      {total === 0 ? (
        <Empty>There is nothing in the trash.</Empty>
      ) : (
        <>
          <p className="note mt-3">
            {total > items.length ? `the last ${items.length} of ${total} entries` : count(total, 'entry', 'entries')}
          </p>
          <TrashList items={items} mayRestore={authorize(reader(), 'entry.restore', ANY_ENTRY).ok} />
        </>
      )}
    </Page>
  );
}
