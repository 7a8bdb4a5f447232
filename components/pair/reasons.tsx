import type { Check, Verdict } from '#lib/domain/readiness/verdict.ts';
import { CheckWord } from '../status/words.tsx';

/** The checks of the best route that do not pass: why the verdict is no better, what to do, and who. */
export function openChecks(verdict: Verdict): Check[] {
  const best = verdict.routes.find(({ name }) => name === verdict.route) ?? verdict.routes[0];
  return (best?.checks ?? []).filter(({ state }) => state !== 'pass' && state !== 'n/a');
}

export function Reasons({ verdict, atMost = 2 }: { verdict: Verdict; atMost?: number }) {
  const checks = openChecks(verdict);
  if (checks.length === 0) return <p className="text-ink-2">Every check of this route passes.</p>;
  return (
    <ul className="space-y-1.5">
      {checks.slice(0, atMost).map((check) => (
        <li key={check.id}>
          <CheckWord state={check.state} />
          <span className="ml-2">{check.reason}</span>
          <p className="note">
            {check.fix} <span className="whitespace-nowrap">({check.owner})</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
