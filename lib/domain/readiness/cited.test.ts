import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import type { AssessInput, ImageFact, PackageFacts, SiteFacts } from './facts.ts';
import { digestsOf, inputs } from './generators.ts';
import type { Verdict } from './verdict.ts';

/** Every ref that a verdict cites anywhere. */
function citedBy(verdict: Verdict): Set<string> {
  const checks = verdict.routes.flatMap((route) => route.checks);
  return new Set([verdict, ...verdict.cautions, ...checks].flatMap(({ evidence }) => evidence.map(({ ref }) => ref)));
}

/** A region of the facts: the refs that would cite it, and how to take it over from other facts. */
interface Region {
  name: string;
  refs: string[];
  from: (here: AssessInput, there: AssessInput) => AssessInput;
}

const inPackage = (
  name: string,
  refs: string[],
  change: (here: PackageFacts, there: PackageFacts) => Partial<PackageFacts>,
): Region => ({
  name,
  refs,
  from: (here, there) => ({ ...here, package: { ...here.package, ...change(here.package, there.package) } }),
});
const inSite = (
  name: string,
  refs: string[],
  change: (here: SiteFacts, there: SiteFacts) => Partial<SiteFacts>,
): Region => ({
  name,
  refs,
  from: (here, there) => ({ ...here, site: { ...here.site, ...change(here.site, there.site) } }),
});

/** Elements for which `mine` holds come from there, all others stay. */
const part = <T>(here: T[], there: T[], mine: (value: T) => boolean): T[] => [
  ...here.filter((value) => !mine(value)),
  ...there.filter(mine),
];

const inImage =
  (slug: string, change: (here: ImageFact, there: ImageFact | undefined) => ImageFact) =>
  (here: PackageFacts, there: PackageFacts) => ({
    images: here.images.map((image) =>
      image.slug === slug
        ? change(
            image,
            there.images.find((other) => other.slug === slug),
          )
        : image,
    ),
  });

/** What the package needs of a site at run time. */
const isAsked = ({ kind, phase }: PackageFacts['needs'][number]): boolean => phase === 'run' && kind !== 'library';

const REGIONS: Region[] = [
  inPackage('name', ['package:p'], (_, { name }) => ({ name })),
  inPackage('strategy', ['package:p/strategy'], (_, { strategy }) => ({ strategy })),
  inPackage('reviewedOn', ['package:p/reviewed'], (_, { reviewedOn }) => ({ reviewedOn })),
  inPackage('reviewEveryDays', ['package:p/reviewed'], (_, { reviewEveryDays }) => ({ reviewEveryDays })),
  inPackage('upgradable', ['package:p/upgradable'], (_, { upgradable }) => ({ upgradable })),
  inPackage('existingVm', ['package:p/existing-vm'], (_, { existingVm }) => ({ existingVm })),
  inPackage('existingContainer', ['package:p/existing-container'], (_, { existingContainer }) => ({
    existingContainer,
  })),
  inPackage('running platforms', ['package:p/platforms'], (here, there) => ({
    platforms: part(here.platforms, there.platforms, ({ phase }) => phase === 'run'),
  })),
  inPackage('build platforms', [], (here, there) => ({
    platforms: part(here.platforms, there.platforms, ({ phase }) => phase === 'build'),
  })),
  inPackage('needs of a site', ['package:p/needs'], (here, there) => ({
    needs: part(here.needs, there.needs, isAsked),
  })),
  inPackage('other needs', [], (here, there) => ({ needs: part(here.needs, there.needs, (need) => !isAsked(need)) })),
  inPackage('suites', ['package:p/suites'], (_, { requiredSuites }) => ({ requiredSuites })),
  inPackage('runs here', ['package:p/runs:s'], (here, there) => ({
    runs: part(here.runs, there.runs, ({ site }) => site === 's'),
  })),
  inPackage('runs elsewhere', [], (here, there) => ({ runs: part(here.runs, there.runs, ({ site }) => site !== 's') })),
  inPackage('sign-offs', ['package:p/sign-offs'], (_, { signOffs }) => ({ signOffs })),
  inPackage('steps here', ['package:p/steps:s'], (here, there) => ({
    steps: part(here.steps, there.steps, ({ sites }) => sites.includes('s')),
  })),
  inPackage('steps elsewhere', [], (here, there) => ({
    steps: part(here.steps, there.steps, ({ sites }) => !sites.includes('s')),
  })),
  inPackage('which images', ['package:p/images'], (_, { images }) => ({ images })),
  ...['i1', 'i2'].flatMap((slug) => [
    inPackage(
      `image ${slug}`,
      [`image:${slug}`],
      inImage(slug, (here, there) => (there ? { ...there, builds: mixed(here, there) } : here)),
    ),
    ...digestsOf(slug).flatMap((digest) => [
      inPackage(
        `build ${digest}`,
        [`build:${digest}`],
        inBuild(slug, digest, ({ sizeBytes, basePlatform }) => ({ sizeBytes, basePlatform })),
      ),
      inPackage(
        `publications of ${digest}`,
        [`publications:${digest}`],
        inBuild(slug, digest, ({ publications }) => ({ publications })),
      ),
    ]),
  ]),
  inSite('name', ['site:s'], (_, { name }) => ({ name })),
  inSite('nodes', ['site:s/nodes'], (_, { nodes }) => ({ nodes })),
  ...['afs', 'nfs', 'cvmfs', 'oracle'].map((slug) =>
    inSite(`offer of ${slug}`, [`site:s/offer:${slug}`, 'site:s/offers'], (here, there) => ({
      offers: part(here.offers, there.offers, (offer) => offer.slug === slug),
    })),
  ),
  inSite('vmOffer', ['site:s/vm-offer'], (_, { vmOffer }) => ({ vmOffer })),
  inSite('runtimes', ['site:s/runtimes'], (_, { runtimes }) => ({ runtimes })),
  inSite('binds', ['site:s/binds'], (_, { userBinds, bindable }) => ({ userBinds, bindable })),
  inSite('image limit', ['site:s/image-limit'], (_, { imageLimitBytes }) => ({ imageLimitBytes })),
  inSite('caches', ['site:s/caches'], (_, { nodeCacheBytes, proxyCacheBytes }) => ({
    nodeCacheBytes,
    proxyCacheBytes,
  })),
  inSite('vsyscall', ['site:s/vsyscall'], (_, { vsyscall }) => ({ vsyscall })),
  { name: 'settings', refs: ['settings'], from: (here, { settings }) => ({ ...here, settings }) },
];

/** The list of builds is the image's; what a build weighs, stands on and where it is published is its own. */
function mixed(here: ImageFact, there: ImageFact): ImageFact['builds'] {
  return there.builds.map((build) => {
    const own = here.builds.find(({ digest }) => digest === build.digest);
    return own ? { ...own, state: build.state, createdAt: build.createdAt } : build;
  });
}

function inBuild(
  slug: string,
  digest: string,
  take: (build: ImageFact['builds'][number]) => Partial<ImageFact['builds'][number]>,
) {
  return inImage(slug, (here, there) => {
    const other = there?.builds.find((build) => build.digest === digest);
    return other
      ? {
          ...here,
          builds: here.builds.map((build) => (build.digest === digest ? { ...build, ...take(other) } : build)),
        }
      : here;
  });
}

describe('a verdict depends only on the facts it cites', () => {
  /** How often a region was uncited, and how often a cited one did make a difference. */
  const uncited = new Map<string, number>();
  const mattered = new Set<string>();

  it('changing any other fact leaves it equal', () => {
    fc.assert(
      fc.property(inputs, inputs, (here, there) => {
        const now = { ...there, asOf: here.asOf };
        const verdict = assess(here);
        const cited = citedBy(verdict);
        const before = JSON.stringify(verdict);
        for (const { name, refs, from } of REGIONS) {
          const other = assess(from(here, now));
          const differs = JSON.stringify(other) !== before;
          if (refs.some((ref) => cited.has(ref))) {
            if (differs) mattered.add(name);
          } else {
            uncited.set(name, (uncited.get(name) ?? 0) + 1);
            if (differs) expect(other, name).toEqual(verdict);
          }
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('and this test can tell: cited facts do make a difference, and most are not cited always', () => {
    const never = ['build platforms', 'other needs', 'runs elsewhere', 'steps elsewhere', 'caches'];
    expect(REGIONS.map(({ name }) => name).filter((name) => !mattered.has(name))).toEqual(never);
    for (const name of [
      'upgradable',
      'existingContainer',
      'offer of afs',
      'binds',
      'image limit',
      'build sha256:i1-1',
    ]) {
      expect(uncited.get(name), name).toBeGreaterThan(50);
    }
  });
});
