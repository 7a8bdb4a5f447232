import { KeepList, PublicationLists } from '#components/admin/lists.tsx';
import { AdminNav } from '#components/admin/nav.tsx';
import { AdminSaid } from '#components/admin/said.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { listPublicationLists } from '#lib/read/list-publication-lists.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

export default async function ListsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const asked = await ask(() => listPublicationLists({ ctx: readContext() }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin/lists" />;
  const typed = (name: string): string => (search.get(name) ?? '').slice(0, 60);
  return (
    <Page title="Published lists" section={null} account={account()} crumbs={[{ label: 'Admin', href: '/admin' }]}>
      <h1 className="text-title">Published lists</h1>
      <AdminNav here="/admin/lists" />
      <p className="max-w-prose text-ink-2">
        Images come into CVMFS by lists that others publish: the Open Science Grid’s, and the recipes of DUCC. Of a list
        that is kept here it is known where in CVMFS each of our tags is to be expected, and probes look for it there.
      </p>
      <AdminSaid said={search.get('said')} />
      <Section id="lists" title="Kept">
        <PublicationLists lists={asked.value} />
      </Section>
      <Section id="new" title="Keep a list">
        <KeepList name={typed('name')} format={typed('format') || 'osg'} />
      </Section>
    </Page>
  );
}
