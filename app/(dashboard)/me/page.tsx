import { Me } from '#components/people/me.tsx';
import { Permissions } from '#components/people/permissions.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { account, reader } from '../reader.ts';

export default function MePage() {
  const actor = reader();
  return (
    <Page title="Your account" section={null} account={account()}>
      <h1 className="text-title">Your account</h1>
      <Me me={actor.kind === 'user' ? { name: actor.name, grants: actor.grants } : null} />
      <Section id="permissions" title="Who may do what" note="the table that the lock itself reads">
        <Permissions />
      </Section>
    </Page>
  );
}
