import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { SitesTable } from '#components/site/table.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseSiteParams } from '#lib/contracts/site-params.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, readContext } from '../reader.ts';
import { askOpened } from './opened.tsx';

export default async function SitesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parseSiteParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listSites({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const opened = await askOpened(ctx, view.open, asked.value);
  return (
    <Page account={account()} title="Sites" section="sites" wide>
      <ListTop kind="site" title="Sites" />
      <ParamNotice problems={problems} />
      <SitesTable initial={asked.value} asked={{ query: params, view }} opened={opened} edits={editsOf('site')} />
    </Page>
  );
}
