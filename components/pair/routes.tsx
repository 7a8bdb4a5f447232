import type { Check, Evidence, Route } from '#lib/domain/readiness/verdict.ts';
import type { PairDto } from '#lib/read/dto.ts';
import { count } from '../overview/say.ts';
import { LevelWord } from '../status/level.tsx';
import { CheckWord } from '../status/words.tsx';
import { gridHref } from '../test/grid-href.ts';
import { evidenceHref } from './evidence-href.ts';
import { sayRoute } from './say-route.ts';

/** Every way in which the package could run here, best first; the best is open, each can be opened without a script. */
export function Routes({ pair: { package: slug, site, routes, route: best } }: { pair: PairDto }) {
  return (
    <div className="divide-y divide-rule">
      {routes.map((route) => (
        <details key={route.name} open={route.name === best} className="route py-3">
          <summary className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="font-[600]">{sayRoute(route.name)}</span>
            <LevelWord level={route.level} />
            {route.name === best && <span className="note">the best way, so its level is the verdict</span>}
            {route.name !== best && <span className="note">{sayObstacle(route)}</span>}
          </summary>
          <ol className="mt-2">
            {route.checks.filter(applies).map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </ol>
          <NotApplying checks={route.checks.filter((check) => !applies(check))} />
        </details>
      ))}
      <p className="pt-3">
        <a href={gridHref({ package: [slug], site: [site], builds: ['all'] })}>
          All test outcomes of this package at this site
        </a>
      </p>
    </div>
  );
}

/** The first thing in the way, so that a folded route still says why. */
function sayObstacle(route: Route): string {
  const first =
    route.checks.find(({ state }) => state === 'fail') ??
    route.checks.find(({ state }) => state === 'unknown') ??
    route.checks.find(({ state }) => state === 'todo');
  return first ? first.reason : '';
}

const applies = ({ state }: Check): boolean => state !== 'n/a';

/** Checks with nothing to check, folded: they neither help nor hinder. */
function NotApplying({ checks }: { checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <details className="checks-apart">
      <summary>{count(checks.length, 'check has', 'checks have')} nothing to check</summary>
      <ul className="mt-1 space-y-1 pl-5">
        {checks.map((check) => (
          <li key={check.id}>
            {check.reason}
            <EvidenceList evidence={check.evidence} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function CheckRow({ check }: { check: Check }) {
  return (
    <li className="check">
      <CheckWord state={check.state} />
      <div>
        <p className="note">{check.subject}</p>
        <p className="max-w-[75ch]">{check.reason}</p>
        <EvidenceList evidence={check.evidence} />
      </div>
      <div>
        {check.fix !== '' && (
          <>
            <p>{check.fix}</p>
            <p className="note">
              {check.owner}
              {check.kind !== null && !isPlainWork(check) && ` · ${sayKind(check.kind)}`}
            </p>
          </>
        )}
      </div>
    </li>
  );
}

/** Work that nothing prevents needs no word about what prevents it. */
const isPlainWork = ({ state, kind }: Check): boolean => state === 'todo' && kind === 'temporary';

/** Whether what stands in the way may go away, and with what. */
function sayKind(kind: string): string {
  if (kind === 'permanent') return 'here to stay';
  if (kind === 'temporary') return 'can be lifted';
  return kind.replace('waiting_on', 'waiting for').replaceAll('_', ' ');
}

function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <p className="note mt-0.5">
      Rests on{' '}
      {evidence.map(({ ref, label }, index) => {
        const href = evidenceHref(ref);
        return (
          <span key={ref}>
            {index > 0 && ' · '}
            {href === null ? label : <a href={href}>{label}</a>}
          </span>
        );
      })}
    </p>
  );
}
