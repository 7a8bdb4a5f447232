import type { EntrySeed } from '#lib/contracts/changes.ts';
import type { OfferState, RuntimeState } from '#lib/domain/vocabulary.ts';
import { Random } from './random.ts';

/** The part of the large data set that is small: platforms, dependencies, runtimes and sites, as an ordinary change set. */
export const PLATFORMS = ['rhel5', 'rhel6', 'rhel7', 'rhel8', 'rhel9'] as const;
/** Life cycles as the product's vocabulary has them. */
const CYCLES: Record<(typeof PLATFORMS)[number], [string, string, string]> = {
  rhel5: ['2007-03-15', '2017-03-31', '2020-11-30'],
  rhel6: ['2010-11-10', '2020-11-30', '2024-06-30'],
  rhel7: ['2014-06-10', '2024-06-30', '2028-06-30'],
  rhel8: ['2019-05-07', '2029-05-31', '2032-05-31'],
  rhel9: ['2022-05-18', '2032-05-31', '2035-05-31'],
};
export const FILESYSTEMS = ['afs', 'nfs', 'cvmfs', 'gpfs', 'lustre', 'eos'] as const;
const SERVICES = ['mysql', 'oracle', 'xrootd', 'frontier', 'squid', 'mongodb', 'kafka', 'redis'] as const;
const RUNTIMES = ['docker', 'singularity', 'shifter', 'podman'] as const;
const LIBRARIES = 236;
export const DEPENDENCIES = [
  ...FILESYSTEMS,
  ...SERVICES,
  ...Array.from({ length: LIBRARIES }, (_, n) => `library-${n + 1}`),
];
const TOWNS = [
  'Ash',
  'Bay',
  'Cliff',
  'Dune',
  'Elm',
  'Fjord',
  'Glen',
  'Heath',
  'Isle',
  'Kelp',
  'Loch',
  'Moor',
  'Ness',
  'Oak',
  'Pine',
  'Reef',
  'Skerry',
];

export const dependencyName = (slug: string): string => slug.replace('-', ' ');
export const siteSlug = (index: number): string => `site-${String(index + 1).padStart(3, '0')}`;

export function platforms(): EntrySeed[] {
  return PLATFORMS.map((slug, index) => {
    const [releasedOn, maintenanceEnds, extendedEnds] = CYCLES[slug];
    const name = slug.toUpperCase();
    return {
      kind: 'platform',
      slug,
      set: {
        name,
        family: 'rhel',
        generation: index + 5,
        aliases: [`el${index + 5}`],
        releasedOn,
        maintenanceEnds,
        extendedEnds,
        baseImage: true,
      },
    };
  });
}

export function dependencies(): EntrySeed[] {
  const kindOf = (slug: string) => {
    if (FILESYSTEMS.some((name) => name === slug)) return 'filesystem' as const;
    return SERVICES.some((name) => name === slug) ? ('service' as const) : ('library' as const);
  };
  return DEPENDENCIES.map((slug) => ({
    kind: 'dependency',
    slug,
    set: { name: dependencyName(slug), dependencyKind: kindOf(slug), couldDrop: false },
  }));
}

export function runtimes(): EntrySeed[] {
  return RUNTIMES.map((slug, position) => ({
    kind: 'runtime',
    slug,
    set: {
      name: slug[0]?.toUpperCase() + slug.slice(1),
      position,
      channels: slug === 'singularity' ? ['registry', 'cvmfs', 'sif'] : ['registry'],
    },
  }));
}

const OFFERS: readonly OfferState[] = [
  'available',
  'available',
  'available',
  'phasing_out',
  'planned',
  'none',
  'unknown',
];
const OFFERED: readonly RuntimeState[] = ['production', 'production', 'testing', 'planned', 'refused', 'unknown'];

export function sites(count: number): EntrySeed[] {
  return Array.from({ length: count }, (_, index): EntrySeed => {
    const random = new Random(`site/${index}`);
    const newest = random.int(1, 4);
    const set: Extract<EntrySeed, { kind: 'site' }>['set'] = {
      name: `${random.pick(TOWNS)} ${index + 1}`,
      location: random.pick(TOWNS),
      vmOffer: { value: random.pick(['production', 'not_for_production', 'never', 'unknown'] as const), raw: '' },
      userBinds: random.pick(['yes', 'no', 'unknown'] as const),
      imageLimitBytes: random.chance(0.3) ? random.int(2, 20) * 1_000_000_000 : null,
      nodeCacheBytes: random.chance(0.5) ? random.int(10, 100) * 1_000_000_000 : null,
      proxyCacheBytes: random.chance(0.4) ? random.int(50, 500) * 1_000_000_000 : null,
      vsyscall: random.pick(['yes', 'no', 'unknown'] as const),
    };
    const current = PLATFORMS[newest] ?? 'rhel9';
    const older = PLATFORMS[newest - 1] ?? 'rhel5';
    set[`nodes.${current}`] = { state: random.chance(0.2) ? 'planned' : 'current', share: 'most', raw: current };
    set[`nodes.${older}`] = { state: random.chance(0.5) ? 'retiring' : 'current', share: 'few', raw: older };
    for (const name of random.some([...FILESYSTEMS, ...SERVICES], 9))
      set[`offers.${name}`] = { state: random.pick(OFFERS) };
    for (const name of random.some(RUNTIMES, random.int(0, 3)))
      set[`runtimes.${name}`] = { state: random.pick(OFFERED) };
    return { kind: 'site', slug: siteSlug(index), set };
  });
}

/** Use cases make the targets: each step asks for some packages at some sites. */
export function useCases(packages: readonly string[], siteCount: number): EntrySeed[] {
  const count = Math.max(1, Math.round(packages.length / 100));
  return Array.from({ length: count }, (_, index): EntrySeed => {
    const random = new Random(`use case/${index}`);
    const set: Extract<EntrySeed, { kind: 'use_case' }>['set'] = { name: `Campaign ${index + 1}`, position: index };
    for (const [position, name] of ['simulate', 'reconstruct', 'analyse'].entries()) {
      set[`steps.${name}`] = {
        name,
        position,
        parallelJobs: random.pick([10, 40, 100, 500]),
        parallelBound: 'up_to',
        packages: random.some(packages, 8).map((slug) => ({ slug })),
        sites: random
          .some(
            Array.from({ length: siteCount }, (_unused, n) => siteSlug(n)),
            6,
          )
          .map((slug) => ({ slug })),
      };
    }
    return { kind: 'use_case', slug: `campaign-${index + 1}`, set };
  });
}
