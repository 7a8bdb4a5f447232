import { PUBLICATION_STATES, type PublicationState } from '../vocabulary.ts';

/** What was said of one publication, and of which moment. */
export interface PublicationReport {
  state: PublicationState;
  at: Date;
}

/**
 * Of two reports of one publication the one that counts: the one of the later moment; of one moment the one that is
 * further in the order of the states. So reports in any order, repeated or late, end in the same state.
 */
export function laterReport<R extends PublicationReport>(one: R, other: R): R {
  const [before, after] = [one.at.getTime(), other.at.getTime()];
  if (before !== after) return before > after ? one : other;
  return PUBLICATION_STATES.indexOf(one.state) >= PUBLICATION_STATES.indexOf(other.state) ? one : other;
}
