import type { DecisionState, QuestionStanding } from '#lib/domain/vocabulary.ts';
import { Sign, type SignName } from '../status/signs.tsx';

const STANDINGS: Record<QuestionStanding, readonly [SignName, string]> = {
  open: ['unknown', 'term-doubt'],
  answered: ['said', ''],
  decided: ['yes', 'term-good'],
};
const DECISIONS: Record<DecisionState, readonly [SignName, string]> = {
  proposed: ['maybe', 'term-doubt'],
  accepted: ['yes', 'term-good'],
  superseded: ['na', 'term-quiet'],
};

const term = ([sign, tone]: readonly [SignName, string], words: string) => (
  <span className={`term whitespace-nowrap ${tone}`}>
    <Sign name={sign} size={12} />
    {words}
  </span>
);

export const StandingWord = ({ state }: { state: QuestionStanding }) => term(STANDINGS[state], state);
export const DecisionWord = ({ state }: { state: DecisionState }) => term(DECISIONS[state], state);
