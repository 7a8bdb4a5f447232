import { NewLink } from '#components/edit/new-form.tsx';
import { listOf } from '#components/edit/places.ts';
import { Page } from '#components/ui/page.tsx';
import { Empty, Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { formAddress } from '#lib/contracts/kind-address.ts';
import { listEditable } from '#lib/read/list-editable.ts';
import { ask } from '../ask.ts';
import { account, mayCreate, readContext } from '../reader.ts';

export default async function EditPage() {
  const asked = await ask(() => listEditable({ ctx: readContext() }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next="/edit" />;
  return (
    <Page account={account()} title="Entries without a page of their own" section={null}>
      <h1 className="text-title">Entries without a page of their own</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        They are shown where others speak of them, and edited here. Packages, sites, images, tasks and questions are
        edited from their own pages. <a href="/trash">What is in the trash</a>
      </p>
      {asked.value.map(({ kind, entries }) => (
        <Section key={kind} id={kind} title={listOf(kind).label} note={<NewLink kind={kind} may={mayCreate()} />}>
          {entries.length === 0 && <Empty>There is none yet.</Empty>}
          <ul className="gap-x-8 sm:columns-2 lg:columns-3">
            {entries.map(({ slug, name }) => (
              <li key={slug}>
                <a href={formAddress(kind, slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
