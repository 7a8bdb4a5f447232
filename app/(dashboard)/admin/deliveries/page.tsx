import { Deliveries, DeliveryFilters } from '#components/admin/delivery-list.tsx';
import { KeepFresh } from '#components/admin/keep-fresh.tsx';
import { AdminNav } from '#components/admin/nav.tsx';
import { AdminSaid } from '#components/admin/said.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseDeliveryParams } from '#lib/contracts/ingest/delivery-params.ts';
import { listDeliveries } from '#lib/read/list-deliveries.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const { params, problems } = parseDeliveryParams(search);
  const asked = await ask(() => listDeliveries({ ctx: readContext(), input: params }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin/deliveries" />;
  return (
    <Page title="Deliveries" section={null} account={account()} crumbs={[{ label: 'Admin', href: '/admin' }]} wide>
      <h1 className="text-title">Deliveries</h1>
      <AdminNav here="/admin/deliveries" />
      <AdminSaid said={search.get('said')} count={search.get('count')} />
      <ParamNotice problems={problems} />
      <DeliveryFilters params={params} list={asked.value} />
      <Deliveries params={params} list={asked.value} />
      <KeepFresh />
    </Page>
  );
}
