import { ChangeHead, MoreEntries, OpenedEntries } from '#components/activity/opened.tsx';
import { REVERT_SAYS, RevertChange } from '#components/activity/revert-change.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Missing } from '#components/ui/missing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { SaidBy } from '#components/ui/said.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { readChange } from '#lib/read/read-change.ts';
import { whyNotRevert } from '#lib/read/why-not-revert.ts';
import { sendAct } from '../../acts/send-act.ts';
import { askFor } from '../../ask.ts';
import { account, mayRevert, readContext } from '../../reader.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function ChangePage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = toSearchParams(await searchParams);
  const { params: asked, problems } = parseChangeParams(search);
  const kinds = asked.filters.entity ?? [];
  const ctx = readContext();
  const found = await askFor(() => readChange({ ctx, input: { id, after: search.get('after') ?? '', kinds } }));
  if (found.is === 'closed') return <Unavailable account={account()} why={found.why} />;
  if (found.is === 'missing') return <Missing account={account()} what="No change has this number." />;
  const change = found.value;
  const may = change.entries.every(mayRevert);
  const hindrance = may ? await whyNotRevert({ ctx, input: change }) : null;
  const title = change.why === '' ? `Change ${change.id}` : change.why;
  return (
    <Page account={account()} title={title} section="activity" crumbs={[{ label: 'Activity', href: '/activity' }]}>
      <SaidBy says={REVERT_SAYS} said={search.get('saved')} />
      <h1 className="max-w-[34em] text-title">{title}</h1>
      <ParamNotice problems={problems} />
      <ChangeHead change={change} />
      {may && <RevertChange change={change} hindrance={hindrance} send={sendAct} />}
      <OpenedEntries change={change} />
      <MoreEntries change={change} query={kinds.map((kind) => `entity=${kind}&`).join('')} />
    </Page>
  );
}
