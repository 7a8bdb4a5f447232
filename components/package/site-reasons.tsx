import type { ApiVerdict } from '#lib/contracts/api/readiness.ts';
import { evidenceHref } from '../pair/evidence-href.ts';
import { sayRoute } from '../pair/say-route.ts';
import { Sign } from '../status/signs.tsx';
import { CheckWord } from '../status/words.tsx';

type Check = ApiVerdict['routes'][number]['checks'][number];

/** Why a package stands where it does at a site: the checks of the best way there, each with what it rests on. */
export function SiteReasons({ verdict }: { verdict: ApiVerdict }) {
  const best = verdict.routes.find(({ name }) => name === verdict.route);
  const checks = best?.checks.filter(({ state }) => state !== 'n/a') ?? [];
  const first = checks.findIndex(({ state }) => state === 'todo');
  return (
    <>
      <p className="note mt-1.5">Best way: {sayRoute(verdict.route)}</p>
      <ul>
        {checks.map((check, at) => (
          <li key={check.id} className="reason">
            <CheckWord state={check.state} />
            <span>
              {/* Of work that comes later only what it is: why it is not done yet has been said. */}
              {check.state === 'todo' && at > first ? check.fix : check.reason}{' '}
              <Rest check={check} said={check.state === 'todo' && at > first ? check.fix : verdict.nextAction?.text} />
            </span>
          </li>
        ))}
        {verdict.cautions.map(({ id, text }) => (
          <li key={`${id} ${text}`} className="reason">
            <span className="term whitespace-nowrap">
              <span className="caution">
                <Sign name="caution" size={12} />
              </span>
              caution
            </span>
            <span className="text-ink-2">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What would mend it, unless it was just said, and the evidence that says most. */
function Rest({ check, said }: { check: Check; said: string | undefined }) {
  const leading = check.evidence.filter(({ ref }) => evidenceHref(ref) !== null);
  // Of a failed test the run itself says most.
  const evidence = leading.find(({ ref }) => ref.startsWith('run:')) ?? leading[0];
  const href = evidence && evidenceHref(evidence.ref);
  return (
    <>
      {check.fix !== '' && check.fix !== said && <span className="text-ink-2">{check.fix} </span>}
      {evidence && href && (
        <a className="note" href={href}>
          {evidence.label}
        </a>
      )}
    </>
  );
}
