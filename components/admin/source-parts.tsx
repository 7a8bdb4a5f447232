import type { SourceDetailDto } from '#lib/read/dto-source.ts';
import { NOTHING_TYPED, type Typed } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { KeepFresh } from './keep-fresh.tsx';
import { AdminNav } from './nav.tsx';
import { ImageNames, NewRepository, Repositories, Unmapped } from './repositories.tsx';
import { AdminSaid, SecretSaid } from './said.tsx';
import { Secrets } from './secrets.tsx';
import { Retire, SourceHistory, SweepNow } from './source-acts.tsx';
import { ChangeSource } from './source-fields.tsx';
import { SourceFacts, WhatToClick } from './source-head.tsx';

interface Props {
  source: SourceDetailDto;
  /** Where it sends to. */
  address: string;
  now: string;
  shown: { said: string | null; secret: string | null };
  /** What the form of the settings, and that of a repository, came back with. */
  settings: Typed | null;
  rule: Typed | null;
  images: readonly { slug: string; name: string }[];
}

/** Everything that an admin sees and sets of one source. */
export function SourceParts({ source, address, now, shown, settings, rule, images }: Props) {
  const { id, mapped, unmapped } = source;
  return (
    <>
      <h1 className="text-title">{source.name}</h1>
      <AdminNav here="/admin/sources" />
      <SecretSaid {...shown} />
      <AdminSaid said={shown.said} />
      <SourceFacts source={source} address={address} now={now} />
      <KeepFresh />
      <Section id="click" title="What to click at the sender">
        <WhatToClick source={source} address={address} />
      </Section>
      <ImageNames images={images} />
      <Section id="repositories" title="Which repository is which image" note={`${mapped.length}`}>
        <Repositories source={source} />
        {mapped.length > 0 && source.state === 'in use' && <SweepNow id={id} />}
        <NewRepository id={id} typed={rule ?? NOTHING_TYPED} />
      </Section>
      <Section id="unmapped" title="Spoken of and not mapped" note={`${unmapped}`}>
        <Unmapped source={source} />
      </Section>
      <Section id="secrets" title="Secrets" note="never shown again">
        <Secrets source={source} />
      </Section>
      <Section id="settings" title="Settings">
        <ChangeSource id={id} typed={settings ?? typedNow(source)} hasPassword={source.hasRegistryPassword} />
      </Section>
      <Section id="retire" title={source.state === 'in use' ? 'Retire' : 'Take into use again'}>
        <Retire source={source} />
      </Section>
      <Section id="history" title="What was done to it" note="newest first">
        <SourceHistory source={source} />
      </Section>
    </>
  );
}

/** The settings as they are, as their form has them. */
function typedNow({ name, registryHosts, trustedHosts, allowPrivate, registryUser }: SourceDetailDto): Typed {
  const values = {
    ...{ name, registries: registryHosts.join('\n'), trusted: trustedHosts.join('\n'), user: registryUser },
    private: allowPrivate ? 'on' : '',
  };
  return { values, faults: {} };
}
