import { AdminNav } from '#components/admin/nav.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { GiveRole, Invite } from '#components/people/forms.tsx';
import { People } from '#components/people/list.tsx';
import { NamedPeople } from '#components/people/named.tsx';
import { Permissions } from '#components/people/permissions.tsx';
import { Said } from '#components/people/said.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { publicUrl } from '#lib/auth/public-url.ts';
import { providerSettings } from '#lib/auth/settings.ts';
import { listJoinablePeople } from '#lib/read/list-joinable-people.ts';
import { listNames } from '#lib/read/list-names.ts';
import { listPeople } from '#lib/read/list-people.ts';
import { ask } from '../../ask.ts';
import { account, readContext, reader } from '../../reader.ts';

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const names = (kind: 'package' | 'site') => listNames({ ctx, input: { kind } });
  const asked = await ask(() =>
    Promise.all([listPeople({ ctx }), names('package'), names('site'), listJoinablePeople({ ctx })]),
  );
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} />;
  const [people, packages, sites, named] = asked.value;
  const actor = reader();
  const link = search.get('link');
  const provider = providerSettings();
  return (
    <Page title="People and roles" section={null} account={account()}>
      <h1 className="text-title">People and roles</h1>
      <AdminNav here="/admin/people" />
      <Said
        said={search.get('said')}
        link={link === null ? null : `${publicUrl()}/welcome?token=${encodeURIComponent(link)}`}
      />
      <Section id="people" title="People" note={`${people.length}`}>
        <People people={people} me={actor.kind === 'user' ? actor.userId : 0} />
      </Section>
      <Section
        id="invite"
        title="Make an account"
        note={provider === null ? 'the link sets the password' : `only for who cannot sign in with ${provider.name}`}
      >
        <Invite />
      </Section>
      <Section id="give" title="Give a role">
        <GiveRole people={people} packages={packages} sites={sites} />
      </Section>
      <Section id="named" title="Whom the sources name" note="what is asked of them comes to their account">
        <NamedPeople named={named} people={people} />
      </Section>
      <Section id="permissions" title="Who may do what">
        <Permissions />
      </Section>
    </Page>
  );
}
