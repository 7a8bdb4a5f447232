import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** Fields of an entry that an evidence ref speaks of. */
export interface CitedFields {
  kind: EntryKind;
  slug: string;
  matches: (field: string) => boolean;
}

const is =
  (...names: string[]) =>
  (field: string) =>
    names.includes(field);
const under =
  (prefix: string, ...names: string[]) =>
  (field: string) =>
    field.startsWith(prefix) || names.includes(field);

type Matcher = (field: string) => boolean;
/** Facts of a package and of a site by the last part of their refs (lib/domain/readiness/refs.ts). */
const PACKAGE: Record<string, (rest: string[]) => Matcher> = {
  platforms: () => under('platforms.', 'runPlatforms'),
  platform: ([slug = '']) => is(`platforms.${slug}.run`),
  upgradable: () => is('upgradable'),
  'existing-vm': () => is('existingVm'),
  'existing-container': () => is('existingContainer'),
  needs: () => under('needs.', 'dependencies'),
  suites: () => is('suites'),
  strategy: () => is('strategy'),
  reviewed: () => is('review', 'reviewEveryDays'),
};
const SITE: Record<string, (rest: string[]) => Matcher> = {
  nodes: () => under('nodes.', 'nodeOs'),
  node: ([slug = '']) => is(`nodes.${slug}`),
  offers: () => under('offers.', 'networkFs'),
  offer: ([slug = '']) => is(`offers.${slug}`),
  runtimes: () => under('runtimes.', 'container'),
  runtime: ([slug = '']) => is(`runtimes.${slug}`),
  'vm-offer': () => is('vmOffer'),
  binds: () => is('userBinds', 'bindable'),
  'image-limit': () => is('imageLimitBytes'),
  caches: () => is('nodeCacheBytes', 'proxyCacheBytes'),
  vsyscall: () => is('vsyscall'),
};

/** The fields behind an evidence ref; null when it cites something that nobody states as a field (runs, builds). */
export function citedFields(ref: string): CitedFields | null {
  const [entry = '', fact = ''] = ref.split('/');
  const [kind, slug = ''] = entry.split(':');
  const [name = '', ...rest] = fact.split(':');
  if (kind === 'image') return { kind, slug, matches: () => true };
  const table = kind === 'package' ? PACKAGE : kind === 'site' ? SITE : null;
  if (table === null || !Object.hasOwn(table, name)) return null;
  const matches = table[name]?.(rest);
  return matches && (kind === 'package' || kind === 'site') ? { kind, slug, matches } : null;
}
