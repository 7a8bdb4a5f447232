import { LEVEL_TERMS, type Tristate } from '#lib/domain/vocabulary.ts';
import type { PairDto } from '#lib/read/dto.ts';
import { Fact } from '../package/head.tsx';
import { LevelWord } from '../status/level.tsx';
import { Sign } from '../status/signs.tsx';
import { TODAY } from '../status/today.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { sayRoute } from './say-route.ts';

const TODAY_WORDS: Record<Tristate, string> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

/** The verdict in words: level, today, the way there, what must be said, and the one thing to do next. */
export function VerdictHead({ pair }: { pair: PairDto }) {
  const term = LEVEL_TERMS[pair.level];
  const { answer, how } = pair.runsToday;
  return (
    <div>
      <h1 className="text-title">
        <a className="no-underline hover:underline" href={packageHref(pair.package)}>
          {pair.packageName}
        </a>{' '}
        <span className="font-normal text-ink-3">at</span>{' '}
        <a className="no-underline hover:underline" href={siteHref(pair.site)}>
          {pair.siteName}
        </a>
      </h1>
      <p className={`verdict mt-4 lv-${pair.level}`}>
        <span className="text-head">
          <LevelWord level={pair.level} size={24} />
        </span>
        <span>{term.says}</span>
      </p>
      {!pair.targeted && (
        <p className="mt-2 text-ink-2">No use case step needs it here, so it does not count towards readiness.</p>
      )}
      <dl className="mt-5 grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Fact label="Runs there today">
          <Sign name={TODAY[answer].sign} size={12} /> {TODAY_WORDS[answer]}
          {how !== '' && <span className="block text-ink-2">{how}</span>}
        </Fact>
        <Fact label="Best way to be ready there">{sayRoute(pair.route)}</Fact>
        <Fact label="To do next">
          {pair.nextAction === null ? (
            term.todo
          ) : (
            <>
              <span className="font-[570]">{pair.nextAction.text}</span>
              <span className="note block">{pair.nextAction.owner}</span>
            </>
          )}
        </Fact>
      </dl>
      {pair.cautions.length > 0 && (
        <ul className="mt-5 space-y-1" aria-label="Cautions">
          {pair.cautions.map((caution) => (
            <li key={`${caution.id} ${caution.text}`} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
              <span className="caution">
                <Sign name="caution" size={12} title="Caution" />
              </span>
              <span>{caution.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
