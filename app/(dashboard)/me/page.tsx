import { Me } from '#components/people/me.tsx';
import { Permissions } from '#components/people/permissions.tsx';
import { Mail } from '#components/talk/mail.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { readDigest } from '#lib/read/read-digest.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { ask } from '../ask.ts';
import { account, readContext, reader } from '../reader.ts';

export default async function MePage() {
  const actor = reader();
  const mail = actor.kind === 'user' ? await ask(() => readDigest({ ctx: readContext() })) : null;
  const entries = actor.kind === 'user' ? actor.grants.flatMap(({ entry }) => entry ?? []) : [];
  const named = entries.length === 0 ? null : await ask(() => readFields({ ctx: readContext(), input: { entries } }));
  const names = named?.is === 'there' ? named.value.map((one) => [`${one.kind}/${one.slug}`, one.name] as const) : [];
  return (
    <Page title="Your account" section={null} account={account()}>
      <h1 className="text-title">Your account</h1>
      <Me me={actor.kind === 'user' ? { name: actor.name, grants: actor.grants } : null} names={new Map(names)} />
      {mail?.is === 'there' && (
        <Section id="mail" title="Inbox and mail" note={<a href="/inbox">your inbox</a>}>
          <Mail digest={mail.value} />
        </Section>
      )}
      <Section id="permissions" title="Who may do what" note="the table that the lock itself reads">
        <Permissions />
      </Section>
    </Page>
  );
}
