import { citeBuild, citeImage, citeImages } from './builds.ts';
import type { BuildFact, ImageFact, RunFact, StepFact } from './facts.ts';
import { type Finding, NO_NOTES, type Note, notApplicable, open, type Pair, passing } from './finding.ts';
import { cite, citeRun } from './refs.ts';
import { proof } from './runs.ts';
import type { Evidence } from './verdict.ts';
import { compare, day, size } from './words.ts';

const ID = 'size';

/**
 * Does the build fit the site and the number of jobs that start it? Source: readiness rules, container 6. A passing run
 * proves that the site takes the size; that hundreds of jobs may start an `uber` image only a scaling suite can prove.
 */
export function checkSize(
  pair: Pair,
  image: ImageFact | null,
  build: BuildFact | null,
  runs: readonly RunFact[],
  proven: RunFact | null,
): Finding {
  const subject = () => `Image size at ${pair.site.name}`;
  if (image === null || build === null) {
    return notApplicable(ID, () => ({
      subject: subject(),
      reason: 'There is no build to measure yet.',
      evidence: [citeImages(pair)],
    }));
  }
  const { sizeBytes } = build;
  const notes =
    sizeBytes !== null && sizeBytes > pair.settings.sizeCautionBytes ? [largeImage(pair, build, sizeBytes)] : NO_NOTES;
  const evidence = () => [citeBuild(build), citeImage(image), citeLimit(pair), citeSteps(pair), SETTINGS];
  const step = image.flavour === 'uber' ? heaviestStep(pair) : null;
  if (step !== null && scalingProof(pair, runs, build.digest) === null) {
    return open(
      pair,
      ID,
      'fail',
      `use-lightweight:${pair.pkg.slug}`,
      () => ({
        subject: subject(),
        reason: `${image.name} holds everything (flavour uber), too much for the ${step.parallelJobs} parallel jobs of ${step.name}.`,
        evidence: evidence(),
        kind: 'temporary',
        fix: `Use the lightweight image for ${step.name}.`,
        owner: 'release manager',
      }),
      notes,
    );
  }
  const limit = pair.site.imageLimitBytes;
  if (limit !== null && !proven && (sizeBytes === null || sizeBytes > limit)) {
    return sizeBytes === null
      ? open(pair, ID, 'todo', `measure-image:${pair.pkg.slug}`, () => ({
          subject: subject(),
          reason: `The size of the build is not recorded; at most ${size(limit)} are allowed at ${pair.site.name}.`,
          evidence: evidence(),
          kind: 'temporary',
          fix: `Record the size of ${image.name}.`,
          owner: 'release manager',
        }))
      : open(
          pair,
          ID,
          'fail',
          `slim-image:${pair.pkg.slug}`,
          () => ({
            subject: subject(),
            reason: `The build is ${size(sizeBytes)}; at most ${size(limit)} are allowed at ${pair.site.name}.`,
            evidence: evidence(),
            kind: 'temporary',
            fix: `Make ${image.name} smaller than ${size(limit)}.`,
            owner: 'release manager',
          }),
          notes,
        );
  }
  return passing(
    ID,
    () => ({
      subject: subject(),
      reason: fits(pair, sizeBytes, limit, proven),
      evidence: [...evidence(), ...(proven ? [citeRun(proven)] : [])],
    }),
    notes,
  );
}

function fits(pair: Pair, sizeBytes: number | null, limit: number | null, proven: RunFact | null): string {
  if (proven && (sizeBytes === null || (limit !== null && sizeBytes > limit))) {
    return `A test of this build passed at ${pair.site.name} on ${day(proven.at)}, so its size is accepted.`;
  }
  const is = sizeBytes === null ? 'The size of the build is not recorded' : `The build is ${size(sizeBytes)}`;
  return limit === null
    ? `${is}; no limit is stated at ${pair.site.name}.`
    : `${is}; up to ${size(limit)} are allowed at ${pair.site.name}.`;
}

/** The step with the most parallel jobs that targets this site, when it has too many for an image with everything. */
function heaviestStep(pair: Pair): StepFact | null {
  let worst: StepFact | null = null;
  for (const step of pair.pkg.steps) {
    if (step.parallelJobs === null || step.parallelJobs < pair.settings.uberJobLimit) continue;
    if (!step.sites.includes(pair.site.slug)) continue;
    if (worst === null || isHeavier(step, worst)) worst = step;
  }
  return worst;
}

const isHeavier = (a: StepFact, b: StepFact): boolean =>
  ((b.parallelJobs ?? 0) - (a.parallelJobs ?? 0) || compare(a.useCase, b.useCase) || compare(a.step, b.step)) < 0;

function scalingProof(pair: Pair, runs: readonly RunFact[], digest: string): RunFact | null {
  const scaling = pair.pkg.requiredSuites.filter(({ kind }) => kind === 'scaling');
  if (scaling.length === 0) return null;
  return proof(
    runs.filter(({ suite }) => scaling.some(({ slug }) => slug === suite)),
    digest,
  );
}

/** Caution: larger than what starts quickly in production. */
const largeImage = (pair: Pair, build: BuildFact, bytes: number): Note => ({
  id: 'large-image',
  tell: () => ({
    text: `The image is ${size(bytes)}; up to ${size(pair.settings.sizeCautionBytes)} is best.`,
    evidence: [citeBuild(build), SETTINGS],
  }),
});

const SETTINGS: Evidence = cite('settings', "The rule set's own numbers");
const citeLimit = ({ site }: Pair): Evidence =>
  cite(`site:${site.slug}/image-limit`, `Image size limit at ${site.name}`);
export const citeSteps = ({ pkg, site }: Pair): Evidence =>
  cite(`package:${pkg.slug}/steps:${site.slug}`, `Use-case steps that need ${pkg.name} at ${site.name}`);
