import type { Check, Evidence, Verdict } from '#lib/domain/readiness/verdict.ts';
import { count } from '../overview/say.ts';
import { CheckWord } from '../status/words.tsx';
import { evidenceHref } from './evidence-href.ts';

/** The checks of the best route that do not pass: why the verdict is no better, what to do, and who. */
function openChecks(verdict: Verdict): Check[] {
  const best = verdict.routes.find(({ name }) => name === verdict.route) ?? verdict.routes[0];
  return (best?.checks ?? []).filter(({ state }) => state !== 'pass' && state !== 'n/a');
}

/** What stands in the way comes before the work after it; of mere work, only the first step can be done now. */
function decisive(checks: readonly Check[], atMost: number): Check[] {
  const inTheWay = checks.filter(({ state }) => state !== 'todo');
  return inTheWay.length > 0 ? inTheWay.slice(0, atMost) : checks.slice(0, 1);
}

/** A run of a test: what a reader of a failure opens next. */
const isRun = ({ ref }: Evidence): boolean => ref.startsWith('run:');

export function Reasons({ verdict, atMost = 2 }: { verdict: Verdict; atMost?: number }) {
  const checks = openChecks(verdict);
  const shown = decisive(checks, atMost);
  const left = checks.length - shown.length;
  if (checks.length === 0) return <p className="text-ink-2">Every check of this route passes.</p>;
  return (
    <ul className="space-y-1.5">
      {shown.map((check) => (
        <li key={check.id}>
          <CheckWord state={check.state} />
          <span className="ml-2">{check.reason}</span>
          {check.evidence.filter(isRun).map(({ ref, label }) => (
            <span key={ref} className="note">
              {' '}
              <a href={evidenceHref(ref) ?? ''}>{label}</a>
            </span>
          ))}
          <p className="note">
            {check.fix} <span className="whitespace-nowrap">({check.owner})</span>
          </p>
        </li>
      ))}
      {left > 0 && <li className="note">Then {count(left, 'more step')}.</li>}
    </ul>
  );
}
