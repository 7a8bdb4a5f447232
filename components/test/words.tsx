import { CASE_STATES, CASE_TERMS, type CaseState } from '#lib/domain/test-states.ts';
import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { Blank } from '../status/blank.tsx';
import { Sign, type SignName } from '../status/signs.tsx';
import { sayRecent } from './say.ts';

/** Sign and tone of each state; the word beside them says the same. */
const LOOKS: Readonly<Record<CaseState, readonly [sign: SignName, tone: string]>> = {
  failing: ['no', 'term-bad'],
  missing: ['caution', 'term-doubt'],
  flaky: ['maybe', 'term-doubt'],
  stale: ['waits', ''],
  skipped: ['na', 'term-quiet'],
  passing: ['yes', 'term-good'],
};

/** How a case or a suite stands. */
export function StateWord({ state, more }: { state: CaseState; more?: string }) {
  const [sign, tone] = LOOKS[state];
  return (
    <span className={`term whitespace-nowrap ${tone}`}>
      <Sign name={sign} size={12} />
      {CASE_TERMS[state].label}
      {more !== undefined && `, ${more}`}
    </span>
  );
}

/** Of a suite at a site where it never ran and nobody waits for it. */
export const NOWHERE = 'not asked for';

/** What each state means. */
export function StateLegend() {
  return (
    <dl className="facts max-w-3xl">
      {CASE_STATES.map((state) => (
        <div key={state}>
          <dt>
            <StateWord state={state} />
          </dt>
          <dd>{CASE_TERMS[state].says}</dd>
        </div>
      ))}
      <div>
        <dt>
          <Blank words={NOWHERE} />
        </dt>
        <dd>Nothing ran there, and no use case needs it there.</dd>
      </div>
      <div>
        <dt>
          <Recent outcomes={['failed', 'passed', 'passed']} of="runs" />
        </dt>
        <dd>The last runs at this place, the newest at the right; shown where they did not all end alike.</dd>
      </div>
    </dl>
  );
}

const OUTCOME_LOOKS: Readonly<Record<RunOutcome, readonly [sign: SignName, tone: string]>> = {
  passed: ['yes', 'term-good'],
  failed: ['no', 'term-bad'],
  errored: ['no', 'term-bad'],
  skipped: ['na', 'term-quiet'],
};

/** How the last runs came out, a sign for each, the newest at the right; nothing where all came out alike. */
export function Recent({ outcomes, of }: { outcomes: readonly RunOutcome[]; of: string }) {
  if (new Set(outcomes).size < 2) return null;
  return (
    <span className="recent" role="img" aria-label={sayRecent(outcomes, of)} title={sayRecent(outcomes, of)}>
      {outcomes.toReversed().map((outcome, at) => {
        const [sign, tone] = OUTCOME_LOOKS[outcome];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: signs never move
          <span key={at} className={tone}>
            <Sign name={sign} size={12} />
          </span>
        );
      })}
    </span>
  );
}
