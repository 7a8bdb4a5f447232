import type { PairDto } from '#lib/read/dto.ts';

/** The one field behind a ref that cites one fact (grammar: `refs.ts`); null for lists, cited for what is not in them. */
export function fieldOf(ref: string): { entry: string; field: string } | null {
  const match = /^((?:package|site):[^/]+)\/(.+)$/.exec(ref);
  if (!match) return null;
  const [, entry = '', fact = ''] = match;
  const [name = '', slug, phase] = fact.split(':');
  if (slug === undefined) return ALONE[name] ? { entry, field: ALONE[name] } : null;
  return SEVERAL[name] ? { entry, field: [SEVERAL[name], slug, phase].filter(Boolean).join('.') } : null;
}

const ALONE: Record<string, string> = {
  upgradable: 'upgradable',
  'existing-vm': 'existingVm',
  'existing-container': 'existingContainer',
  'vm-offer': 'vmOffer',
  'image-limit': 'imageLimitBytes',
  strategy: 'strategy',
};
const SEVERAL: Record<string, string> = { platform: 'platforms', node: 'nodes', offer: 'offers', runtime: 'runtimes' };

/** The fields that decide: behind every check of the best way that applies, and behind what stops each other way. */
export function decisiveFields(pair: PairDto): ReadonlySet<string> {
  const checks = pair.routes.flatMap((route) =>
    route.name === pair.route
      ? route.checks.filter(({ state }) => state !== 'n/a')
      : route.checks.filter(({ state }) => state === 'fail' || state === 'unknown').slice(0, 1),
  );
  const fields = checks.flatMap(({ evidence }) => evidence.map(({ ref }) => fieldOf(ref)));
  return new Set(fields.flatMap((one) => (one === null ? [] : [`${one.entry} ${one.field}`])));
}
