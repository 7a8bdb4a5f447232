import { CASE_STATES, CASE_TERMS, type CaseState } from '#lib/domain/test-states.ts';
import { Sign, type SignName } from '../status/signs.tsx';

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
    </dl>
  );
}
