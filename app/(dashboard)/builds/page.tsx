import { BuildsTable } from '#components/build/table.tsx';
import type { SearchRecord } from '#components/data-table/list-href.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { TableHead } from '#components/views/head.tsx';
import { parseBuildParams } from '#lib/contracts/build-params.ts';
import { listBuilds } from '#lib/read/list-builds.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';

export default async function BuildsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('builds', await searchParams);
  const { params, view, problems } = parseBuildParams(search);
  const ctx = readContext();
  const asked = await ask(() => listBuilds({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const crumbs = [{ label: 'Images', href: '/images' }];
  return (
    <Page account={account()} title="Builds" section="images" crumbs={crumbs} wide>
      <TableHead title="Builds" views={views} />
      <ParamNotice problems={problems} />
      <BuildsTable initial={asked.value} asked={{ query: { ...params, bare }, view }} />
    </Page>
  );
}
