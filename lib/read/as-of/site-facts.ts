import { FIELDS } from '#lib/contracts/fields.ts';
import type { SiteFacts } from '#lib/domain/readiness/facts.ts';
import type { Conflicts } from './past-conflicts.ts';
import type { PastEntry } from './past-entries.ts';
import { fieldOf, fieldsUnder, nameOf } from './past-fields.ts';
import type { PastWorld } from './past-world.ts';

const { site } = FIELDS;
type Around = Pick<PastWorld, 'platforms' | 'dependencies' | 'runtimes'>;

/** What the rules may know of a site, from its past document: the same facts that lib/facts loads from the tables now. */
export function siteFacts(entry: PastEntry, around: Around, conflicts: Conflicts): SiteFacts {
  const { id, slug, document } = entry;
  const inConflict = (field: string): boolean => conflicts.has(`${id}/${field}`);
  const vm = fieldOf(document, 'vmOffer', site.vmOffer) ?? { value: 'unknown' as const, raw: '' };
  return {
    slug,
    name: nameOf(entry),
    nodes: fieldsUnder(document, 'nodes', site['nodes.*']).flatMap(({ name, value }) => {
      const platform = around.platforms.get(name);
      return platform?.living ? [{ platform: platform.ref, ...value }] : [];
    }),
    offers: fieldsUnder(document, 'offers', site['offers.*']).flatMap(({ name, value }) => {
      const offered = around.dependencies.get(name);
      if (!offered) return [];
      const kind = offered.kind === 'filesystem' ? ('filesystem' as const) : ('service' as const);
      return [{ slug: name, name: offered.name, kind, ...value }];
    }),
    vmOffer: { ...vm, inConflict: inConflict('vmOffer') },
    runtimes: fieldsUnder(document, 'runtimes', site['runtimes.*']).flatMap(({ name, value }) => {
      const runtime = around.runtimes.get(name);
      if (!runtime?.living) return [];
      const { state, raw, on, mayAsk } = value;
      return [
        { runtime: name, name: runtime.name, state, raw, on, mayAsk, inConflict: inConflict(`runtimes.${name}`) },
      ];
    }),
    userBinds: fieldOf(document, 'userBinds', site.userBinds) ?? 'unknown',
    bindable: fieldOf(document, 'bindable', site.bindable) ?? [],
    imageLimitBytes: fieldOf(document, 'imageLimitBytes', site.imageLimitBytes) ?? null,
    nodeCacheBytes: fieldOf(document, 'nodeCacheBytes', site.nodeCacheBytes) ?? null,
    proxyCacheBytes: fieldOf(document, 'proxyCacheBytes', site.proxyCacheBytes) ?? null,
    vsyscall: fieldOf(document, 'vsyscall', site.vsyscall) ?? 'unknown',
  };
}
