import type { OfferState } from '../vocabulary.ts';
import type { NeedFact, OfferFact, RunFact } from './facts.ts';
import { type Finding, type Note, NO_NOTES, notApplicable, type OpenState, open, type Pair, passing, worse } from './finding.ts';
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
export function offerAt(pair: Pair, slug: string): OfferFact | null {
  let best: OfferFact | null = null;
  for (const offer of pair.site.offers) {
    if (offer.slug === slug && (best === null || offerOrder(offer, best) < 0)) best = offer;
  }
  return best;
}

const offerOrder = (a: OfferFact, b: OfferFact): number =>
  OFFER_ORDER[a.state] - OFFER_ORDER[b.state] || compare(a.on ?? '', b.on ?? '') || compare(a.raw, b.raw);

/** Key of the action that makes a site offer something. */
export const offerKey = (pair: Pair, slug: string): string => `offer:${pair.site.slug}:${slug}`;

/** State of one thing a site has to have; `null` state means it is there. */
export function offerGap(pair: Pair, slug: string, offer: OfferFact | null): OpenState | null {
  if (pair.forced?.has(offerKey(pair, slug))) return null;
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
export function checkNeeds(pair: Pair, kind: Kind, proven: RunFact | null): Finding {
  const id = CHECK_ID[kind];
  const items: Item[] = [];
  for (const need of pair.pkg.needs) {
    if (need.kind !== kind || need.phase !== 'run' || need.couldDrop) continue;
    if (items.length > 0 && items.some((item) => item.need.slug === need.slug)) continue;
    const offer = offerAt(pair, need.slug);
    items.push({ need, offer, gap: offerGap(pair, need.slug, offer) });
  }
  const subject = () => `${SUBJECT[kind]} that ${pair.pkg.name} needs at ${pair.site.name}`;
  if (items.length === 0) {
    return notApplicable(id, () => ({
      subject: subject(),
      reason: `Needs no ${NOUN[kind]} from the site.`,
      evidence: [citeNeeds(pair)],
    }));
  }
  const notes = phasingOut(pair, items);
  if (proven) {
    return passing(
      id,
      () => ({
        subject: subject(),
        reason: `A test passed at ${pair.site.name} on ${day(proven.at)}, so what it needs there was there.`,
        evidence: [citeRun(proven), ...citeItems(pair, items)],
      }),
      notes,
    );
  }
  const worst = worstItem(items);
  if (worst === null) {
    return passing(id, () => ({ subject: subject(), reason: sentence(pair, items), evidence: citeItems(pair, items) }), notes);
  }
  return open(
    pair,
    id,
    worst.gap,
    offerKey(pair, worst.need.slug),
    () => ({
      subject: subject(),
      reason: sentence(pair, items),
      evidence: citeItems(pair, items),
      ...wayOut(pair, worst.need.name, worst.gap, worst.offer),
    }),
    notes,
  );
}

/** Kind, fix and owner of something a site does not have. */
export function wayOut(pair: Pair, name: string, gap: OpenState, offer: OfferFact | null) {
  const owner = 'site contact' as const;
  const site = pair.site.name;
  if (gap === 'fail') {
    return { kind: 'permanent' as const, fix: `Ask ${site} to offer ${name}, or remove the need for it.`, owner };
  }
  if (gap === 'todo') {
    const on = offer?.on ?? null;
    const when = on === null ? '' : ` (${on})`;
    return { kind: `waiting_on ${name} at ${site}${when}` as const, fix: `Make ${name} available at ${site}.`, owner };
  }
  return { kind: `waiting_on an answer from ${site}` as const, fix: `Say whether ${name} is available at ${site}.`, owner };
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

function phasingOut(pair: Pair, items: readonly Item[]): readonly Note[] {
  let notes: Note[] | null = null;
  for (const { offer } of items) {
    if (offer?.state !== 'phasing_out') continue;
    notes ??= [];
    notes.push(phasingOutNote(pair, offer));
  }
  return notes ?? NO_NOTES;
}

/** Caution: something the package uses is going away at the site. */
export const phasingOutNote = (pair: Pair, offer: OfferFact): Note => ({
  id: 'phasing-out',
  tell: () => ({
    text: `${offer.name} is being phased out at ${pair.site.name}${offer.on === null ? '' : ` (${offer.on})`}.`,
    evidence: [citeOffer(pair.site.slug, offer)],
  }),
});

/** "At SLAC, AFS and NFS are available and CVMFS is planned (from 2018)." */
function sentence(pair: Pair, items: readonly Item[]): string {
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
  if (unknown.length > 0) clauses.push(`nobody has said whether ${listed(unknown, 'or')} ${be(unknown.length)} available`);
  return capital(`at ${pair.site.name}, ${listed(clauses)}.`);
}

const citeNeeds = (pair: Pair): Evidence => cite(`package:${pair.pkg.slug}/needs`, `What ${pair.pkg.name} needs at run time`);

function citeItems(pair: Pair, items: readonly Item[]): Evidence[] {
  const offers = items
    .flatMap(({ offer }) => (offer === null ? [] : [citeOffer(pair.site.slug, offer)]))
    .sort((a, b) => compare(a.ref, b.ref));
  const absent = items.some(({ offer }) => offer === null);
  return [citeNeeds(pair), ...offers, ...(absent ? [citeOffers(pair)] : [])];
}

export const citeOffers = (pair: Pair): Evidence => cite(`site:${pair.site.slug}/offers`, `What ${pair.site.name} offers`);
