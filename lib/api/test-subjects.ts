import type { EntryChange } from '#lib/contracts/changes.ts';
import { type Actors, buildActors } from './test-actors.ts';
import { change } from './test-world.ts';
import { WRITABLE_NOUNS } from './writable-noun.ts';

const FIELDS: Readonly<Record<string, object>> = {
  platform: { family: 'rhel', generation: 6 },
  dependency: { dependencyKind: 'service' },
};

/** An entry of every kind named `subject`, another package and site named `other`, and every kind of actor. */
export async function buildSubjects(): Promise<Actors> {
  const seedOf = (kind: EntryChange['kind'], slug: string): EntryChange => ({
    kind,
    slug,
    create: true,
    set: { name: slug, ...FIELDS[kind] },
  });
  await change(WRITABLE_NOUNS.map(({ kind }) => seedOf(kind, 'subject')));
  await change([seedOf('package', 'other'), seedOf('site', 'other')]);
  return buildActors('subject', 'other');
}
