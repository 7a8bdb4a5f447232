import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { PackagesTable } from '#components/package/table.tsx';
import { Legend } from '#components/status/legend.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import { listPackages } from '#lib/read/list-packages.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function PackagesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parsePackageParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listPackages({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Packages" section="packages" wide>
      <h1 className="mb-4 text-title">Packages</h1>
      <ParamNotice problems={problems} />
      <PackagesTable initial={asked.value} asked={{ query: params, view }} />
      <Legend />
    </Page>
  );
}
