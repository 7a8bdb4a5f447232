import type { OfferState, RuntimeState } from '#lib/domain/vocabulary.ts';
import { type Look, term } from './term.tsx';

const OFFERS: Record<OfferState, Look> = {
  available: ['yes', 'available', 'term-good'],
  phasing_out: ['waits', 'phasing out', 'term-doubt'],
  planned: ['waits', 'planned', ''],
  none: ['no', 'none', 'term-bad'],
  unknown: ['blank', 'nobody has said', 'term-quiet'],
};
const RUNTIMES: Record<RuntimeState, Look> = {
  production: ['yes', 'production', 'term-good'],
  testing: ['maybe', 'testing', 'term-doubt'],
  planned: ['waits', 'planned', ''],
  refused: ['no', 'refused', 'term-bad'],
  unknown: ['blank', 'nobody has said', 'term-quiet'],
};

export const OfferWord = ({ state }: { state: OfferState }) => term(OFFERS[state]);
export const RuntimeWord = ({ state }: { state: RuntimeState }) => term(RUNTIMES[state]);
