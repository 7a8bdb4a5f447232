import type { DecisionPreview } from '#lib/contracts/api/decision.ts';
import type { DecisionDto, QuestionDto } from '#lib/read/dto-question.ts';
import { sayField, sayValue } from '../history/say.ts';
import { count } from '../overview/say.ts';
import { LevelBadge } from '../status/level.tsx';
import { Day } from '../ui/day.tsx';
import { entryHref, pairHref, questionHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { DecisionWord } from './words.tsx';

export const decisionHref = (question: string, decision: string): string =>
  `${questionHref(question)}/decisions/${decision}`;

/** A decision with the chain it stands in, both ways. */
export function DecisionHead({ question, decision }: { question: QuestionDto; decision: DecisionDto }) {
  const before = question.decisions.find(({ slug }) => slug === decision.supersedes);
  const after = question.decisions.find(({ supersedes }) => supersedes === decision.slug);
  const link = (one: DecisionDto) => <a href={decisionHref(question.slug, one.slug)}>“{one.text.slice(0, 160)}”</a>;
  return (
    <>
      <h1 className="max-w-[34em] text-title">{decision.text}</h1>
      <p className="mt-2 flex flex-wrap gap-x-4">
        <DecisionWord state={decision.state} />
        {decision.option !== null && <span>Option: {decision.option.name}</span>}
        <span className="text-ink-2">
          {decision.by}
          {decision.on !== null && (
            <>
              {decision.by !== '' && ', '}
              <Day on={decision.on} />
            </>
          )}
        </span>
      </p>
      {before && (
        <p className="note mt-1">
          {decision.state === 'proposed' ? 'Would take' : 'Took'} the place of {link(before)}
        </p>
      )}
      {after && (
        <p className="note mt-1">
          {after.state === 'proposed' ? 'A proposal would take its place: ' : 'Its place was taken by '}
          {link(after)}
        </p>
      )}
    </>
  );
}

/** What a decision changes, from → to, and the pairs that would stand elsewhere. */
export function DecisionEffects({
  preview: { effects, verdicts, cut },
  state,
  remove,
}: {
  preview: DecisionPreview;
  state: DecisionDto['state'];
  /** What takes the effect at a place out again; null for a reader. */
  remove: ((place: number) => React.ReactNode) | null;
}) {
  if (effects.length === 0) return <Empty>It changes no fact of the catalogue.</Empty>;
  const proposed = state === 'proposed';
  return (
    <>
      <ul className="lines">
        {effects.map(({ kind, slug, name, path, from, to, may, problem }, place) => {
          const href = entryHref(kind, slug);
          return (
            <li key={`${kind} ${slug} ${path}`}>
              {href === null ? name : <a href={href}>{name}</a>}: {sayField(path)}{' '}
              {proposed ? (
                <>
                  <del>{sayValue(from)}</del> → <ins>{sayValue(to)}</ins>
                </>
              ) : (
                <>is set to {sayValue(to)}</>
              )}
              {problem !== null && <p className="caution">{problem}</p>}
              {proposed && remove !== null && !may && (
                <p className="caution">You may not edit this entry, so you cannot accept the decision.</p>
              )}
              {proposed && remove?.(place)}
            </li>
          );
        })}
      </ul>
      {proposed && (
        <div className="mt-4">
          <h3 className="text-body font-[570]">
            {verdicts.length === 0
              ? 'No pair would stand on another level.'
              : `${count(verdicts.length, 'pair')} would stand elsewhere`}
          </h3>
          {cut && <p className="note">Tried on the packages that matter most; there are more.</p>}
          {verdicts.length > 0 && (
            <ul className="lines" aria-label="What would follow">
              {verdicts.map((one) => (
                <li key={`${one.package} ${one.site}`}>
                  <a href={pairHref(one.package, one.site)}>
                    {one.packageName} at {one.siteName}
                  </a>
                  : <LevelBadge level={one.from} /> → <LevelBadge level={one.to} />{' '}
                  <span className="text-ink-2">{one.because}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}
