import type { BuildFact, ImageFact, PublicationFact, RunFact } from './facts.ts';
import { type Finding, NO_NOTES, type Note, type OpenTold, open, type Pair, passing } from './finding.ts';
import { offerAt } from './needs.ts';
import { cite, citeRun, publicationRef } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { conflict } from './vm.ts';
import { compare, day, inBrackets, quoted, shortDigest } from './words.ts';

/**
 * The build that counts: the one the tag policy points at now, else the newest that succeeded. A tag that points at
 * something else than a succeeded build leaves no build to use.
 */
export function currentBuild(image: ImageFact): BuildFact | null {
  let best: BuildFact | null = null;
  for (const build of image.builds) {
    if (build.state !== 'succeeded') continue;
    if (image.currentDigest !== null && build.digest !== image.currentDigest) continue;
    if (best === null || isLater(build, best)) best = build;
  }
  return best;
}

const isLater = (a: BuildFact, b: BuildFact): boolean =>
  (compare(a.createdAt, b.createdAt) || compare(a.digest, b.digest)) > 0;

const subject = (pair: Pair): string => `Image that holds ${pair.pkg.name}`;

/** Is there a build of the image? Source: readiness rules, `built`. */
export function checkBuilt(pair: Pair, image: ImageFact | null, build: BuildFact | null): Finding {
  if (image !== null && build !== null) {
    return passing('built', () => ({
      subject: subject(pair),
      reason: `${image.name} was built on ${day(build.createdAt)} (${shortDigest(build.digest)})${image.mounted ? `; ${pair.pkg.name} is mounted into it` : ''}.`,
      evidence: [citeBuild(build), citeImage(image), citeImages(pair)],
    }));
  }
  const claimed = pair.pkg.existingContainer;
  const hasBuilds = image !== null && image.builds.length > 0;
  const isClaimed = !hasBuilds && (claimed.value === 'yes' || claimed.value === 'attributed');
  const cell = () =>
    cite(`package:${pair.pkg.slug}/existing-container`, quoted(claimed.raw) || `Existing container: ${claimed.value}`);
  const notes: readonly Note[] = claimed.inConflict
    ? [conflict(`Statements about a container of ${pair.pkg.name} contradict each other`, claimed.raw, () => [cell()])]
    : NO_NOTES;
  const tell = (): OpenTold => ({
    subject: subject(pair),
    reason: isClaimed
      ? `A container is claimed${inBrackets(claimed.raw)} but no build is registered.`
      : noBuild(pair, image),
    evidence: [...(image === null ? [] : [citeImage(image)]), citeImages(pair), cell()],
    kind: 'temporary',
    fix: isClaimed
      ? `Find the image of ${pair.pkg.name} and register it.`
      : `Build ${image === null ? `an image that holds ${pair.pkg.name}` : image.name}.`,
    owner: isClaimed ? 'package expert' : 'release manager',
  });
  return open(pair, 'built', 'todo', `${isClaimed ? 'register-build' : 'build-image'}:${pair.pkg.slug}`, tell, notes);
}

function noBuild(pair: Pair, image: ImageFact | null): string {
  if (image === null) return `No image that holds ${pair.pkg.name} is registered.`;
  const last = [...image.builds].sort((a, b) => (isLater(a, b) ? -1 : 1))[0];
  if (image.currentDigest !== null && last) {
    return `The tag of ${image.name} points at ${shortDigest(image.currentDigest)}, which is not a build that succeeded.`;
  }
  if (last?.state === 'failed') return `The last build of ${image.name} failed on ${day(last.createdAt)}.`;
  if (last)
    return `A build of ${image.name} is ${last.state === 'queued' ? 'queued' : 'under way'}, none has succeeded yet.`;
  return `${image.name} is defined, but no build of it is registered.`;
}

/** Runtimes that start an image from a directory in CVMFS or from a SIF file; all others pull from a registry. */
const FILE_RUNTIMES: ReadonlySet<string> = new Set(['singularity', 'apptainer']);

/** Can the runtime get at the build at this site? Source: readiness rules, `reachable`. */
export function checkReachable(
  pair: Pair,
  image: ImageFact | null,
  build: BuildFact | null,
  runtime: { slug: string; name: string },
  proven: RunFact | null,
): Finding {
  const about = () => `Publication for ${runtime.name} at ${pair.site.name}`;
  if (build !== null && proven) {
    return passing('reachable', () => ({
      subject: about(),
      reason: `The build was started there: a test passed on ${day(proven.at)}.`,
      evidence: [citeRun(proven), citePublications(build)],
    }));
  }
  const found = build === null ? null : bestPublication(pair, build, runtime.slug);
  if (build !== null && found !== null) {
    return passing('reachable', () => ({
      subject: about(),
      reason: `${found.state === 'confirmed' ? 'Seen' : 'Declared'} ${where(found)} on ${day(found.at)}.`,
      evidence: [
        cite(publicationRef(build.digest, found), found.path),
        citePublications(build),
        ...citeCvmfs(pair, build),
      ],
    }));
  }
  return open(pair, 'reachable', 'todo', `publish-image:${pair.pkg.slug}:${runtime.slug}`, () => ({
    subject: about(),
    reason: build === null ? 'There is no build to publish yet.' : notPublished(pair, build, runtime),
    evidence: build === null ? [citeImages(pair)] : [citePublications(build), ...citeCvmfs(pair, build)],
    kind: 'temporary',
    fix: `Publish ${image?.name ?? 'the image'} ${channels(runtime)}.`,
    owner: 'release manager',
  }));
}

const channels = ({ slug, name }: { slug: string; name: string }): string =>
  FILE_RUNTIMES.has(slug)
    ? `in CVMFS, as a SIF file or in a registry that ${name} can read`
    : `in a registry that ${name} can pull from`;

const where = ({ channel, path }: PublicationFact): string =>
  `${channel === 'cvmfs' ? 'in CVMFS' : channel === 'sif' ? 'as a SIF file' : 'in the registry'}${path === '' ? '' : ` at ${path}`}`;

function notPublished(pair: Pair, build: BuildFact, runtime: { slug: string; name: string }): string {
  const unseen = build.publications.some((publication) => waitsForCvmfs(pair, publication));
  return unseen && FILE_RUNTIMES.has(runtime.slug)
    ? `${shortDigest(build.digest)} is in CVMFS, but CVMFS is not known to be available at ${pair.site.name}.`
    : `${shortDigest(build.digest)} is not published where ${runtime.name} at ${pair.site.name} can get it.`;
}

/** A confirmed sighting at the site beats a declared one; then the later, then the channel's name. */
function bestPublication(pair: Pair, build: BuildFact, runtime: string): PublicationFact | null {
  let best: PublicationFact | null = null;
  for (const publication of build.publications) {
    if (isVisible(pair, publication, runtime) && (best === null || betterPublication(publication, best) < 0))
      best = publication;
  }
  return best;
}

const betterPublication = (a: PublicationFact, b: PublicationFact): number =>
  compare(a.state, b.state) ||
  compare(b.at, a.at) ||
  compare(a.channel, b.channel) ||
  compare(a.path, b.path) ||
  compare(a.site ?? '', b.site ?? '');

function isVisible(pair: Pair, publication: PublicationFact, runtime: string): boolean {
  const { channel, site, state } = publication;
  if (state !== 'declared' && state !== 'confirmed') return false;
  if (channel !== 'registry' && !FILE_RUNTIMES.has(runtime)) return false;
  if (site !== null) return site === pair.site.slug;
  return !waitsForCvmfs(pair, publication);
}

/** What is in CVMFS for everybody can be seen only where CVMFS is mounted. */
function waitsForCvmfs(pair: Pair, { channel, site, state }: PublicationFact): boolean {
  if (channel !== 'cvmfs' || site !== null || (state !== 'declared' && state !== 'confirmed')) return false;
  const offer = offerAt(pair, 'cvmfs');
  return offer?.state !== 'available' && offer?.state !== 'phasing_out';
}

const citePublications = (build: BuildFact): Evidence =>
  cite(`publications:${build.digest}`, `Publications of ${shortDigest(build.digest)}`);

const citeCvmfs = (pair: Pair, build: BuildFact): Evidence[] =>
  build.publications.some(({ channel, site }) => channel === 'cvmfs' && site === null)
    ? [cite(`site:${pair.site.slug}/offer:cvmfs`, `CVMFS at ${pair.site.name}`)]
    : [];

export const citeImages = ({ pkg }: Pair): Evidence =>
  cite(`package:${pkg.slug}/images`, `Images that hold ${pkg.name}`);
export const citeImage = (image: ImageFact): Evidence => cite(`image:${image.slug}`, image.name);
export const citeBuild = (build: BuildFact): Evidence => cite(`build:${build.digest}`, shortDigest(build.digest));
