import { Body, DeliveryFacts, Headers, Replay } from '#components/admin/delivery.tsx';
import { KeepFresh } from '#components/admin/keep-fresh.tsx';
import { AdminNav } from '#components/admin/nav.tsx';
import { AdminSaid } from '#components/admin/said.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseSerial } from '#lib/contracts/serial.ts';
import { readDelivery } from '#lib/read/read-delivery.ts';
import { askFor } from '../../../ask.ts';
import { account, readContext } from '../../../reader.ts';

const CRUMBS = [
  { label: 'Admin', href: '/admin' },
  { label: 'Deliveries', href: '/admin/deliveries' },
];

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function DeliveryPage({ params, searchParams }: Props) {
  const id = parseSerial((await params).id) ?? 0;
  const search = toSearchParams(await searchParams);
  const asked = await askFor(() => readDelivery({ ctx: readContext(), input: { id } }));
  if (asked.is === 'closed')
    return <Unavailable why={asked.why} account={account()} next={`/admin/deliveries/${id}`} />;
  if (asked.is === 'missing') return <Missing what="There is no delivery of this number." account={account()} />;
  const delivery = asked.value;
  return (
    <Page title={`Delivery ${id}`} section={null} account={account()} crumbs={CRUMBS}>
      <h1 className="text-title">Delivery {id}</h1>
      <AdminNav here="/admin/deliveries" />
      <AdminSaid said={search.get('said')} />
      <DeliveryFacts delivery={delivery} />
      <KeepFresh />
      <Replay delivery={delivery} />
      <Section id="headers" title="Headers" note="credentials are not kept">
        <Headers delivery={delivery} />
      </Section>
      <Section
        id="body"
        title="Body"
        note={delivery.removed === null ? `${delivery.bodyBytes} bytes, as it came` : 'kept no longer'}
      >
        <Body delivery={delivery} />
      </Section>
    </Page>
  );
}
