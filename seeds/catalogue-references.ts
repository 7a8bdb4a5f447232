import type { EntryKind } from '#lib/domain/vocabulary.ts';

export interface Reference {
  kind: EntryKind | 'person' | 'criterion';
  slug: string;
}

type Rows = readonly Record<string, unknown>[];
const rows = (value: unknown): Rows => (Array.isArray(value) ? value : []);
const member = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;

/** Fields whose second segment is the slug of another entry. */
const KEYED: Record<string, Reference['kind']> = {
  'package platforms': 'platform',
  'package needs': 'dependency',
  'site nodes': 'platform',
  'site offers': 'dependency',
  'site runtimes': 'runtime',
  'runtime criteria': 'criterion',
  'image contents': 'package',
};

/** Everything that the value of one field points at. `fields` is the whole entry, for options of the same question. */
export function references(
  kind: EntryKind,
  path: string,
  value: unknown,
  fields: ReadonlyMap<string, unknown>,
): Reference[] {
  const [head = '', second = '', third = ''] = path.split('.');
  if (value === null) return [];
  const found: Reference[] = [];
  const add = (to: Reference['kind'], slug: unknown) => {
    if (typeof slug === 'string') found.push({ kind: to, slug });
  };
  const keyed = KEYED[`${kind} ${head}`];
  if (keyed) add(keyed, second);
  if (head === 'relations') add(second as EntryKind, third);
  if (head === 'owners') for (const row of rows(value)) add('person', row.person);
  switch (`${kind} ${head}`) {
    case 'package upgradable':
      add('package', member(value, 'waitingOn'));
      break;
    case 'dependency package':
      add('package', value);
      break;
    case 'image base':
      add('platform', member(value, 'platform'));
      break;
    case 'image mounts':
      add('dependency', member(value, 'needs'));
      break;
    case 'use_case steps':
      add('image', member(value, 'image'));
      for (const row of rows(member(value, 'packages'))) add('package', row.slug);
      for (const row of rows(member(value, 'sites'))) add('site', row.slug);
      for (const row of rows(member(value, 'needs'))) add('dependency', row.slug);
      break;
    case 'task owner':
      add('person', value);
      break;
    case 'task parent':
      add('task', value);
      break;
    case 'task about':
      for (const row of rows(value)) add(row.kind as EntryKind, row.slug);
      break;
    case 'task waitsFor':
      for (const slug of Array.isArray(value) ? value : []) add('task', slug);
      break;
    case 'question options':
      for (const row of rows(member(value, 'points'))) {
        add('use_case', row.useCase);
        add('site', row.site);
      }
      break;
    case 'question decisions': {
      const option = member(value, 'option');
      // Reported as a missing question of that name: options and decisions live inside their question.
      if (typeof option === 'string' && !fields.has(`options.${option}`)) add('question', `(option) ${option}`);
      const supersedes = member(value, 'supersedes');
      if (typeof supersedes === 'string' && !fields.has(`decisions.${supersedes}`))
        add('question', `(decision) ${supersedes}`);
      for (const row of rows(member(value, 'effects'))) add(row.entity as EntryKind, row.slug);
      break;
    }
  }
  return found;
}
