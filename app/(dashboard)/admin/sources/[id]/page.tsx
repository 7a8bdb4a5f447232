import { cookies } from 'next/headers';
import { SourceParts } from '#components/admin/source-parts.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { publicUrl } from '#lib/auth/public-url.ts';
import {
  parseRule,
  parseSourceChange,
  RULE_FIELDS,
  SECRET_SHOWN_ONCE,
  SOURCE_FIELDS,
} from '#lib/contracts/ingest/source-form.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { listNames } from '#lib/read/list-names.ts';
import { readSource } from '#lib/read/read-source.ts';
import { ask, askFor } from '../../../ask.ts';
import { account, readContext } from '../../../reader.ts';
import { faultsIn, typedIn } from '../../typed.ts';

const CRUMBS = [
  { label: 'Admin', href: '/admin' },
  { label: 'Sources', href: '/admin/sources' },
];

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function SourcePage({ params, searchParams }: Props) {
  const id = parseSerial((await params).id) ?? 0;
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const asked = await askFor(() => readSource({ ctx, input: { id } }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next={`/admin/sources/${id}`} />;
  if (asked.is === 'missing') return <Missing what="There is no source of this number." account={account()} />;
  const images = await ask(() => listNames({ ctx, input: { kind: 'image' } }));
  if (images.is === 'closed') return <Unavailable why={images.why} account={account()} />;
  const source = asked.value;
  const settings = typedIn(search, ['not-changed', 'name-taken'], {
    fields: SOURCE_FIELDS,
    judge: (values) => faultsIn(parseSourceChange(values)),
  });
  const rule = typedIn(search, ['not-mapped', 'no-image'], {
    fields: RULE_FIELDS,
    judge: (values) => faultsIn(parseRule(values)),
  });
  const shown = { said: search.get('said'), secret: (await cookies()).get(SECRET_SHOWN_ONCE)?.value ?? null };
  const address = `${publicUrl()}/api/webhooks/${source.path}`;
  return (
    <Page title={source.name} section={null} account={account()} crumbs={CRUMBS}>
      <SourceParts {...{ source, address, shown, settings, rule, images: images.value }} now={ctx.now.toISOString()} />
    </Page>
  );
}
