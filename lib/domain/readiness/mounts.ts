import { citeImage, citeImages } from './builds.ts';
import type { ImageFact, MountFact, OfferFact, RunFact } from './facts.ts';
import {
  type Finding,
  NO_NOTES,
  type Note,
  notApplicable,
  type OpenState,
  open,
  type Pair,
  passing,
  plus,
  worse,
} from './finding.ts';
import { citeOffers, offerAt, offerGap, offerKey, phasingOutNote, wayOut } from './needs.ts';
import { cite, citeOffer, citeRun } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { compare, day, listed } from './words.ts';

const ID = 'mounts';

interface Hole {
  mount: MountFact;
  state: OpenState;
  /** The thing itself is missing, or it may not be bound. */
  lacks: 'content' | 'bind';
  offer: OfferFact | null;
}

/**
 * Every mount and configuration file the image needs exists at the site and may be bound there; without user binds only
 * mount points created in the image count. Source: readiness rules, container 5.
 */
export function checkMounts(pair: Pair, image: ImageFact | null, proven: RunFact | null): Finding {
  const subject = () => `Mounts at ${pair.site.name}`;
  if (image === null) {
    return notApplicable(ID, () => ({
      subject: subject(),
      reason: 'There is no image yet, so no mount is known.',
      evidence: [citeImages(pair)],
    }));
  }
  if (image.mounts.length === 0) {
    return notApplicable(ID, () => ({
      subject: subject(),
      reason: `${image.name} needs no mounts.`,
      evidence: [citeImage(image)],
    }));
  }
  const notes = phasingOut(pair, image);
  const evidence = () => citeMounts(pair, image);
  if (proven) {
    const reason = `A test of this build passed at ${pair.site.name} on ${day(proven.at)}, so its mounts were there.`;
    return passing(ID, () => ({ subject: subject(), reason, evidence: [citeRun(proven), ...evidence()] }), notes);
  }
  const hole = worstHole(pair, image);
  if (hole === null) {
    const paths = [...new Set(image.mounts.map(({ path }) => path))].sort(compare);
    return passing(
      ID,
      () => ({
        subject: subject(),
        reason: `Jobs at ${pair.site.name} can mount ${listed(paths)}.`,
        evidence: evidence(),
      }),
      notes,
    );
  }
  return open(
    pair,
    ID,
    hole.state,
    keyOf(pair, image, hole),
    () => ({ subject: subject(), evidence: evidence(), ...words(pair, image, hole) }),
    notes,
  );
}

function worstHole(pair: Pair, image: ImageFact): Hole | null {
  let worst: Hole | null = null;
  for (const mount of image.mounts) {
    const hole = holeOf(pair, image, mount);
    if (hole === null) continue;
    const order = worst === null ? -1 : worse(hole.state, worst.state) || compare(mount.path, worst.mount.path);
    if (order < 0) worst = hole;
  }
  return worst;
}

function holeOf(pair: Pair, image: ImageFact, mount: MountFact): Hole | null {
  const offer = mount.needs === null ? null : offerAt(pair, mount.needs);
  const content = mount.needs === null ? null : offerGap(pair, mount.needs, offer);
  const bind = bindGap(pair, image, mount);
  if (content !== null && (bind === null || worse(content, bind) <= 0))
    return { mount, state: content, lacks: 'content', offer };
  return bind === null ? null : { mount, state: bind, lacks: 'bind', offer };
}

function bindGap(pair: Pair, image: ImageFact, mount: MountFact): OpenState | null {
  const { userBinds, bindable } = pair.site;
  if (userBinds === 'yes' || mount.createdInImage || bindable.some((root) => isWithin(mount.path, root))) return null;
  const state = userBinds === 'no' ? 'fail' : 'unknown';
  return pair.forced?.has(bindKey(pair, image, state)) ? null : state;
}

/** `/afs/slac` is within `/afs`, `/afs2` is not. */
const isWithin = (path: string, root: string): boolean =>
  root !== '' &&
  path.startsWith(root) &&
  (path.length === root.length || root.endsWith('/') || path[root.length] === '/');

const bindKey = (pair: Pair, image: ImageFact, state: OpenState): string =>
  state === 'fail' ? `create-mount-points:${image.slug}` : `state-binds:${pair.site.slug}`;

const keyOf = (pair: Pair, image: ImageFact, { mount, lacks, state }: Hole): string =>
  lacks === 'content' && mount.needs !== null ? offerKey(pair, mount.needs) : bindKey(pair, image, state);

function words(pair: Pair, image: ImageFact, { mount, state, lacks, offer }: Hole) {
  const site = pair.site.name;
  if (lacks === 'content') {
    const name = offer?.name ?? mount.needs ?? mount.path;
    const what = mount.kind === 'config' ? 'configuration file' : 'mount';
    const said = {
      fail: `and ${name} is not offered at ${site}`,
      unknown: `and nobody has said whether ${name} is available at ${site}`,
      todo: `and ${name} is planned at ${site}, not there yet`,
    }[state];
    return { reason: `${image.name} needs the ${what} ${mount.path}, ${said}.`, ...wayOut(pair, name, state, offer) };
  }
  const alike = image.mounts.filter((other) => !other.createdInImage && bindGap(pair, image, other) === state);
  const paths = listed([...new Set(alike.map(({ path }) => path))].sort(compare));
  if (state === 'fail') {
    return {
      reason: `Users may not bind folders at ${site}, and ${paths} ${alike.length === 1 ? 'is not a mount point' : 'are not mount points'} inside ${image.name}.`,
      kind: 'temporary' as const,
      fix: `Create ${paths} while building ${image.name}.`,
      owner: 'release manager' as const,
    };
  }
  return {
    reason: `${image.name} needs ${paths}, and nobody has said whether users may bind folders at ${site}.`,
    kind: `waiting_on an answer from ${site}` as const,
    fix: `Say which folders a user may bind at ${site}.`,
    owner: 'site contact' as const,
  };
}

function phasingOut(pair: Pair, image: ImageFact): readonly Note[] {
  let notes = NO_NOTES;
  for (const { needs } of image.mounts) {
    const offer = needs === null ? null : offerAt(pair, needs);
    if (offer?.state === 'phasing_out') notes = plus(notes, phasingOutNote(pair, offer));
  }
  return notes;
}

function citeMounts(pair: Pair, image: ImageFact): Evidence[] {
  const needed = [...new Set(image.mounts.flatMap(({ needs }) => needs ?? []))].sort(compare);
  const offers = needed.map((slug) => offerAt(pair, slug));
  return [
    citeImage(image),
    cite(`site:${pair.site.slug}/binds`, `What a user may bind at ${pair.site.name}`),
    ...offers.flatMap((offer) => (offer === null ? [] : [citeOffer(pair.site.slug, offer)])),
    ...(offers.includes(null) ? [citeOffers(pair)] : []),
  ];
}
