import { citeBuild, citeImage } from './builds.ts';
import type { BuildFact, ImageFact, PlatformRef, RunFact } from './facts.ts';
import { type Finding, NO_NOTES, type Note, type OpenTold, open, type Pair, passing } from './finding.ts';
import { endOfLife } from './nodes.ts';
import { cite, citeRun } from './refs.ts';
import { citePlatforms, citeSupports, isGood, runPlatforms, runSupport, whereItRuns } from './supports.ts';
import type { Evidence } from './verdict.ts';
import { byGeneration, day, listed } from './words.ts';

/** A platform's facts by slug, from what the package or the site says about it. */
const platformOf = (pair: Pair, slug: string): PlatformRef | null =>
  pair.pkg.platforms.find(({ platform, phase }) => phase === 'run' && platform.slug === slug)?.platform ??
  pair.site.nodes.find(({ platform }) => platform.slug === slug)?.platform ??
  null;

/** The newest platform that the package runs on and an image can be based on: the base a first build would take. */
function bestBase(pair: Pair): PlatformRef | null {
  let best: PlatformRef | null = null;
  for (const { platform, phase, support } of pair.pkg.platforms) {
    if (phase !== 'run' || !isGood(support) || !platform.baseImage) continue;
    if (best === null || byGeneration(platform, best) > 0) best = platform;
  }
  return best;
}

const subject = (pair: Pair): string => `Base platform for an image of ${pair.pkg.name}`;

/** Does the package run on the base of the image? Source: readiness rules, container 2. */
export function checkBase(
  pair: Pair,
  image: ImageFact | null,
  build: BuildFact | null,
  proven: RunFact | null,
): Finding {
  const slug = build === null ? null : (build.basePlatform ?? image?.basePlatform ?? null);
  const evidence = (platforms: PlatformRef[] = []): Evidence[] => [
    ...citeSupports(pair, platforms),
    ...(build === null ? [] : [citeBuild(build)]),
    ...(build === null || image === null ? [] : [citeImage(image)]),
  ];
  const base = slug === null ? bestBase(pair) : platformOf(pair, slug);
  const notes = baseNotes(pair, base);
  if (build !== null && proven) {
    const reason = `A test of this build passed at ${pair.site.name} on ${day(proven.at)}.`;
    return passing(
      'base',
      () => ({ subject: subject(pair), reason, evidence: [citeRun(proven), ...evidence()] }),
      notes,
    );
  }
  if (build !== null && slug !== null) {
    const name = base?.name ?? slug;
    if (isGood(runSupport(pair.pkg, slug))) {
      return passing(
        'base',
        () => ({
          subject: subject(pair),
          reason: `Built on ${name}, where it runs.`,
          evidence: evidence(base ? [base] : []),
        }),
        notes,
      );
    }
    return open(pair, 'base', 'fail', `rebuild-image:${pair.pkg.slug}`, () => wrongBase(pair, name, evidence()), notes);
  }
  if (base === null) return noBase(pair);
  if (build !== null && image !== null) {
    return open(
      pair,
      'base',
      'todo',
      `name-base:${image.slug}`,
      () => ({
        subject: subject(pair),
        reason: `${whereItRuns(pair.pkg)}, but the base of ${image.name} is not recorded.`,
        evidence: evidence(),
        kind: 'temporary',
        fix: `Record the base platform of ${image.name}.`,
        owner: 'release manager',
      }),
      notes,
    );
  }
  return passing(
    'base',
    () => ({
      subject: subject(pair),
      reason: `Runs on ${listed(goodBases(pair))}, and images can be based on ${goodBases(pair).length === 1 ? 'it' : 'them'}.`,
      evidence: evidence([base]),
    }),
    notes,
  );
}

const goodBases = (pair: Pair): string[] =>
  runPlatforms(pair.pkg)
    .filter(({ support, platform }) => isGood(support) && platform.baseImage)
    .map(({ platform }) => platform.name);

const wrongBase = (pair: Pair, name: string, evidence: Evidence[]): OpenTold => {
  const where = whereItRuns(pair.pkg);
  return {
    subject: subject(pair),
    reason: `Built on ${name}, but ${where.slice(0, 1).toLowerCase()}${where.slice(1)}.`,
    evidence,
    kind: 'temporary',
    fix: `Build the image on a platform that ${pair.pkg.name} runs on.`,
    owner: 'release manager',
  };
};

function noBase(pair: Pair): Finding {
  const doubtful = runPlatforms(pair.pkg).filter(
    ({ support, platform }) => support === 'doubtful' && platform.baseImage,
  );
  const newest = doubtful[doubtful.length - 1]?.platform;
  const key = newest ? `try-platform:${pair.pkg.slug}:${newest.slug}` : `name-platforms:${pair.pkg.slug}`;
  return open(pair, 'base', 'unknown', key, () => ({
    subject: subject(pair),
    reason: newest
      ? `${whereItRuns(pair.pkg)}; nobody is sure enough to base an image on it.`
      : `${whereItRuns(pair.pkg)}; none is known that an image can be based on.`,
    evidence: [citePlatforms(pair)],
    kind: 'waiting_on an answer from the package expert',
    fix: newest
      ? `Try ${pair.pkg.name} on ${newest.name} and record whether it runs.`
      : `Say on which platform with a base image ${pair.pkg.name} runs.`,
    owner: 'package expert',
  }));
}

/** User space this old calls the kernel through the vsyscall page. */
const needsVsyscall = ({ family, generation }: PlatformRef): boolean =>
  family.toUpperCase() === 'RHEL' && generation <= 6;

function baseNotes(pair: Pair, base: PlatformRef | null): readonly Note[] {
  if (base === null) return NO_NOTES;
  const old = endOfLife(pair, base, () => [citePlatforms(pair)]);
  if (pair.site.vsyscall !== 'no' || !needsVsyscall(base)) return old === null ? NO_NOTES : [old];
  const crash: Note = {
    id: 'vsyscall',
    tell: () => ({
      text: `Programs of ${base.name} and older crash where the host kernel has vsyscall off, as at ${pair.site.name}.`,
      evidence: [cite(`site:${pair.site.slug}/vsyscall`, `vsyscall at ${pair.site.name}: off`)],
    }),
  };
  return old === null ? [crash] : [old, crash];
}
