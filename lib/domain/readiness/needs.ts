import type { OfferState } from '../vocabulary.ts';
import type { NeedFact, OfferFact, RunFact } from './facts.ts';
import {
  type Asker,
  type AtSite,
  type Finding,
  NO_NOTES,
  type Note,
  notApplicable,
  type OpenState,
  open,
  passing,
  plus,
  worse,
} from './finding.ts';
import { cite, citeOffer, citeRun } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { be, capital, compare, day, fromDay, listed } from './words.ts';

type Kind = OfferFact['kind'];
const CHECK_ID = { filesystem: 'filesystems', service: 'services' } as const;
const NOUN = { filesystem: 'network file system', service: 'service' } as const;
const SUBJECT = { filesystem: 'File systems', service: 'Services' } as const;

/** Best first: of two rows about one offer the better one counts, since either makes the need met. */
const OFFER_ORDER: Record<OfferState, number> = { available: 0, phasing_out: 1, planned: 2, unknown: 3, none: 4 };

/** What the site says about an offer, by slug; null when it says nothing. */
export function offerAt(at: AtSite, slug: string): OfferFact | null {
  let best: OfferFact | null = null;
  for (const offer of at.site.offers) {
    if (offer.slug === slug && (best === null || offerOrder(offer, best) < 0)) best = offer;
  }
  return best;
}

const offerOrder = (a: OfferFact, b: OfferFact): number =>
  OFFER_ORDER[a.state] - OFFER_ORDER[b.state] || compare(a.on ?? '', b.on ?? '') || compare(a.raw, b.raw);

/** Key of the action that makes a site offer something. */
export const offerKey = (at: AtSite, slug: string): string => `offer:${at.site.slug}:${slug}`;

/** State of one thing a site has to have; `null` state means it is there. */
export function offerGap(at: AtSite, slug: string, offer: OfferFact | null): OpenState | null {
  if (at.forced?.has(offerKey(at, slug))) return null;
  if (offer === null || offer.state === 'unknown') return 'unknown';
  if (offer.state === 'none') return 'fail';
  return offer.state === 'planned' ? 'todo' : null;
}

interface Item {
  need: NeedFact;
  offer: OfferFact | null;
  gap: OpenState | null;
}

/**
 * File systems or services: everything the package needs at run time is at the site. Source: readiness rules, native 2
 * and 3. A need that could be dropped never blocks, so it is not asked for; what only a use-case step needs is checked
 * in `use-case.ts`.
 */
export function checkNeeds(at: AtSite, asker: Asker, kind: Kind, proven: RunFact | null): Finding {
  const id = CHECK_ID[kind];
  const items: Item[] = [];
  for (const need of asker.needs) {
    if (need.kind !== kind || need.phase !== 'run' || need.couldDrop) continue;
    if (items.length > 0 && items.some((item) => item.need.slug === need.slug)) continue;
    const offer = offerAt(at, need.slug);
    items.push({ need, offer, gap: offerGap(at, need.slug, offer) });
  }
  const subject = () => `${SUBJECT[kind]} that ${asker.name} needs at ${at.site.name}`;
  if (items.length === 0) {
    return notApplicable(id, () => ({
      subject: subject(),
      reason: `No ${NOUN[kind]} is recorded among what ${asker.name} needs.`,
      evidence: [citeNeeds(asker)],
    }));
  }
  const notes = phasingOut(at, items);
  if (proven) {
    return passing(
      id,
      () => ({
        subject: subject(),
        reason: `A test passed at ${at.site.name} on ${day(proven.at)}, so what it needs there was there.`,
        evidence: [citeRun(proven), ...citeItems(at, asker, items)],
      }),
      notes,
    );
  }
  const worst = worstItem(items);
  if (worst === null) {
    return passing(
      id,
      () => ({ subject: subject(), reason: sentence(at, items), evidence: citeItems(at, asker, items) }),
      notes,
    );
  }
  return open(
    at,
    id,
    worst.gap,
    offerKey(at, worst.need.slug),
    () => ({
      subject: subject(),
      reason: sentence(at, items),
      evidence: citeItems(at, asker, items),
      ...wayOut(at, worst.need.name, worst.gap, worst.offer),
    }),
    notes,
  );
}

/** Kind, fix and owner of something a site does not have. */
export function wayOut(at: AtSite, name: string, gap: OpenState, offer: OfferFact | null) {
  const owner = 'site contact' as const;
  const site = at.site.name;
  if (gap === 'fail') {
    return { kind: 'permanent' as const, fix: `Ask ${site} to offer ${name}, or remove the need for it.`, owner };
  }
  if (gap === 'todo') {
    const on = offer?.on ?? null;
    const when = on === null ? '' : ` (${on})`;
    return { kind: `waiting_on ${name} at ${site}${when}` as const, fix: `Make ${name} available at ${site}.`, owner };
  }
  return {
    kind: `waiting_on an answer from ${site}` as const,
    fix: `Say whether ${name} is available at ${site}.`,
    owner,
  };
}

function worstItem(items: readonly Item[]): (Item & { gap: OpenState }) | null {
  let worst: (Item & { gap: OpenState }) | null = null;
  for (const { need, offer, gap } of items) {
    if (gap === null) continue;
    const order = worst === null ? -1 : worse(gap, worst.gap) || compare(need.slug, worst.need.slug);
    if (order < 0) worst = { need, offer, gap };
  }
  return worst;
}

function phasingOut(at: AtSite, items: readonly Item[]): readonly Note[] {
  let notes = NO_NOTES;
  for (const { offer } of items) if (offer?.state === 'phasing_out') notes = plus(notes, phasingOutNote(at, offer));
  return notes;
}

/** Caution: something the package uses is going away at the site. */
export const phasingOutNote = (at: AtSite, offer: OfferFact): Note => ({
  id: 'phasing-out',
  tell: () => ({
    text: `${offer.name} is being phased out at ${at.site.name}${offer.on === null ? '' : ` (${offer.on})`}.`,
    evidence: [citeOffer(at.site.slug, offer)],
  }),
});

/** "At SLAC, AFS and NFS are available and CVMFS is planned (from 2018)." */
function sentence(at: AtSite, items: readonly Item[]): string {
  const named = (state: OfferState): string[] =>
    items
      .filter(({ offer }) => (offer?.state ?? 'unknown') === state)
      .map(({ need, offer }) => (state === 'planned' ? `${need.name} (${fromDay(offer?.on ?? null)})` : need.name))
      .sort(compare);
  const clauses: string[] = [];
  const clause = (names: string[], rest: string): void => {
    if (names.length > 0) clauses.push(`${listed(names)} ${be(names.length)} ${rest}`);
  };
  clause(named('available'), 'available');
  clause(named('phasing_out'), 'being phased out');
  clause(named('planned'), 'planned');
  clause(named('none'), 'not offered');
  const unknown = named('unknown');
  if (unknown.length > 0)
    clauses.push(`nobody has said whether ${listed(unknown, 'or')} ${be(unknown.length)} available`);
  return capital(`at ${at.site.name}, ${listed(clauses)}.`);
}

const citeNeeds = ({ name, ref }: Asker): Evidence => cite(ref, `What ${name} needs at run time`);

function citeItems(at: AtSite, asker: Asker, items: readonly Item[]): Evidence[] {
  const offers = items
    .flatMap(({ offer }) => (offer === null ? [] : [citeOffer(at.site.slug, offer)]))
    .sort((a, b) => compare(a.ref, b.ref));
  const absent = items.some(({ offer }) => offer === null);
  return [citeNeeds(asker), ...offers, ...(absent ? [citeOffers(at)] : [])];
}

export const citeOffers = (at: AtSite): Evidence => cite(`site:${at.site.slug}/offers`, `What ${at.site.name} offers`);
