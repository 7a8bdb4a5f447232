import { LEVELS, type Level, levelRank } from '../vocabulary.ts';
import type { NeedFact, RuleSettings, SiteFacts } from './facts.ts';
import { type AtSite, type Finding, isOpen, notApplicable, open, passing } from './finding.ts';
import { checkNeeds } from './needs.ts';
import { cite } from './refs.ts';
import { tellCheck } from './tell.ts';
import type { Check, Evidence } from './verdict.ts';
import { compare, size } from './words.ts';

export interface UseCaseStep {
  slug: string;
  name: string;
  parallelJobs: number | null;
  /** Slugs of the packages it needs. */
  packages: string[];
  /** Slugs of the sites it targets. */
  sites: string[];
  /** What only this step needs, such as the calibration database of recon/merit. */
  needs: NeedFact[];
  /** The image its jobs start; null while there is none. Two steps may share one. */
  image: { slug: string; name: string; sizeBytes: number | null } | null;
}

export interface UseCaseFacts {
  slug: string;
  name: string;
  steps: UseCaseStep[];
}

export interface UseCaseVerdict {
  useCase: string;
  site: string;
  /** Null when no step targets the site. */
  level: Level | null;
  /** The packages its steps need at the site, worst first. */
  packages: { package: string; level: Level }[];
  /** Its own checks, step by step. */
  checks: Check[];
  /** What decides: the first failing check, or the worst package. */
  because: string;
}

interface StepAtSite extends AtSite {
  useCase: UseCaseFacts;
  step: UseCaseStep;
  settings: RuleSettings;
  /** The different images that the steps of this use case start at the site. */
  images: readonly { slug: string; sizeBytes: number | null }[];
}

/**
 * A use case at a site: the worst verdict among the packages of its steps there, and its own checks of services and
 * caches. Source: readiness rules, "Use case × site".
 *
 * @param levelAt the level of a package at the site; null when it was not assessed, which is unknown.
 */
export function assessUseCase(
  useCase: UseCaseFacts,
  site: SiteFacts,
  settings: RuleSettings,
  levelAt: (packageSlug: string) => Level | null,
): UseCaseVerdict {
  const steps = useCase.steps.filter(({ sites }) => sites.includes(site.slug)).sort((a, b) => compare(a.slug, b.slug));
  const packages = [...new Set(steps.flatMap((step) => step.packages))]
    .map((slug) => ({ package: slug, level: levelAt(slug) ?? 'unknown' }))
    .sort((a, b) => levelRank(a.level) - levelRank(b.level) || compare(a.package, b.package));
  const images = [...new Map(steps.flatMap(({ image }) => (image ? [[image.slug, image] as const] : []))).values()];
  const findings = steps.flatMap((step) => checkStep({ useCase, step, site, settings, images, forced: null }));
  const limits = [...packages.map(({ level }) => level), ...findings.map(limitOf)];
  const lowest = Math.min(...limits.map(levelRank), LEVELS.length - 1);
  const deciding = findings.filter(isOpen).sort((a, b) => levelRank(limitOf(a)) - levelRank(limitOf(b)))[0];
  return {
    useCase: useCase.slug,
    site: site.slug,
    level:
      steps.length === 0
        ? null
        : (LEVELS[packages.length === 0 ? Math.min(lowest, levelRank('unknown')) : lowest] ?? null),
    packages,
    checks: findings.map(tellCheck),
    because: because(site, steps.length, packages[0], deciding),
  };
}

/** How far an own check lets the use case come: `todo` leaves it possible. */
function limitOf({ state }: Finding): Level {
  if (state === 'fail') return 'blocked';
  if (state === 'unknown') return 'unknown';
  return state === 'todo' ? 'possible' : 'validated';
}

function because(
  site: SiteFacts,
  steps: number,
  worst: { package: string; level: Level } | undefined,
  deciding: Finding | undefined,
): string {
  if (steps === 0) return `No step of it targets ${site.name}.`;
  if (deciding && (!worst || levelRank(limitOf(deciding)) <= levelRank(worst.level))) return tellCheck(deciding).reason;
  return worst ? `${worst.package} is ${worst.level} at ${site.name}.` : 'No step names the packages it needs.';
}

function checkStep(at: StepAtSite): Finding[] {
  const { step, useCase } = at;
  const asker = { name: `${step.name} of ${useCase.name}`, needs: step.needs, ref: stepRef(at) };
  const named = (finding: Finding): Finding => ({ ...finding, id: `${step.slug}/${finding.id}` });
  return [checkNeeds(at, asker, 'filesystem', null), checkNeeds(at, asker, 'service', null), checkCache(at)].map(named);
}

/**
 * Do the images of the use case stay in the caches while its jobs start? An image that a node keeps is fetched once per
 * node; one that it cannot keep is fetched by every job (SLAC: 25 GB per node, 100 GB for the proxy of all nodes).
 */
function checkCache(at: StepAtSite): Finding {
  const { step, site, settings, images } = at;
  const subject = `Caches at ${site.name} for ${step.name}`;
  const evidence = citeCaches(at);
  const { image, parallelJobs } = step;
  if (image === null || image.sizeBytes === null || parallelJobs === null || parallelJobs < settings.uberJobLimit) {
    const reason =
      image === null
        ? `${step.name} has no image yet.`
        : image.sizeBytes === null
          ? `The size of ${image.name} is not recorded.`
          : `${step.name} starts too few jobs at once to strain a cache.`;
    return notApplicable('cache', () => ({ subject, reason, evidence }));
  }
  const bytes = image.sizeBytes;
  const together = images.reduce((total, { sizeBytes }) => total + (sizeBytes ?? 0), 0);
  const traffic = `${parallelJobs} jobs × ${size(bytes)} = ${size(parallelJobs * bytes)}`;
  const tooSmall = smallCache(site, together);
  if (tooSmall !== null) {
    return open(at, 'cache', 'fail', `fit-cache:${site.slug}:${image.slug}`, () => ({
      subject,
      reason: `The images of ${at.useCase.name} take ${size(together)} and do not stay in the ${tooSmall}, so ${traffic} would be fetched again.`,
      evidence,
      kind: 'temporary',
      fix: `Use a smaller image for ${step.name}, or ask ${site.name} for a larger cache.`,
      owner: 'release manager',
    }));
  }
  if (site.nodeCacheBytes === null || site.proxyCacheBytes === null) {
    return open(at, 'cache', 'unknown', `state-caches:${site.slug}`, () => ({
      subject,
      reason: `Nobody has said how large the caches at ${site.name} are; without them ${traffic} would be fetched.`,
      evidence,
      kind: `waiting_on an answer from ${site.name}`,
      fix: `Say how large the node cache and the proxy cache at ${site.name} are.`,
      owner: 'site contact',
    }));
  }
  return passing('cache', () => ({
    subject,
    reason: `The images of ${at.useCase.name} take ${size(together)} and stay in the node cache and the proxy, so ${traffic} need not be fetched.`,
    evidence,
  }));
}

function smallCache({ nodeCacheBytes, proxyCacheBytes }: SiteFacts, bytes: number): string | null {
  if (nodeCacheBytes !== null && bytes > nodeCacheBytes) return `node cache of ${size(nodeCacheBytes)}`;
  return proxyCacheBytes !== null && bytes > proxyCacheBytes ? `proxy cache of ${size(proxyCacheBytes)}` : null;
}

const stepRef = ({ useCase, step }: StepAtSite): string => `step:${useCase.slug}/${step.slug}`;

const citeCaches = (at: StepAtSite): Evidence[] => [
  cite(stepRef(at), `${at.step.name} of ${at.useCase.name}`),
  cite(`site:${at.site.slug}/caches`, `Caches at ${at.site.name}`),
  ...at.images.map(({ slug }) => cite(`image:${slug}`, slug)).sort((a, b) => compare(a.ref, b.ref)),
  cite('settings', "The rule set's own numbers"),
];
