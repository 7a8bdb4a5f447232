import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { PackagesTable } from '#components/package/table.tsx';
import { Legend } from '#components/status/legend.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import { FIRST_ROWS } from '#lib/contracts/list-query.ts';
import { listPackages } from '#lib/read/list-packages.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, readContext } from '../reader.ts';
import { askOpened } from './opened.tsx';

export default async function PackagesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const { params, view, problems } = parsePackageParams(search);
  const step = search.has('limit') ? params.limit : FIRST_ROWS;
  const ctx = readContext();
  const asked = await ask(() => listPackages({ ctx, input: params, first: step }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const opened = await askOpened(ctx, view.open, asked.value);
  return (
    <Page account={account()} title="Packages" section="packages" wide>
      <ListTop kind="package" title="Packages" />
      <ParamNotice problems={problems} />
      <PackagesTable
        initial={asked.value}
        asked={{ query: params, view }}
        step={step}
        opened={opened}
        edits={editsOf('package')}
      />
      <Legend />
    </Page>
  );
}
