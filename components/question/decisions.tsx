import type { DecisionDto } from '#lib/read/dto-question.ts';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { sayField, sayValue } from '../history/say.ts';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { decisionHref } from './decision.tsx';
import { DecisionWord } from './words.tsx';

/** What was decided, each decision followed by the one it took the place of. */
export function Decisions({
  question,
  decisions,
  sources,
}: {
  question: string;
  decisions: readonly DecisionDto[];
  sources: Sources;
}) {
  if (decisions.length === 0) return <Empty>Nothing is decided, and no decision is proposed.</Empty>;
  return (
    <ol className="lines">
      {decisions.map((decision) => (
        <li key={decision.slug} className="question" id={`decision-${decision.slug}`}>
          <DecisionWord state={decision.state} />
          <div>
            {decision.option !== null && <p className="font-[570]">{decision.option.name}</p>}
            <p className="max-w-prose">
              {decision.text}
              <SourceMark of={decision} sources={sources} />
            </p>
          </div>
          <div className="text-ink-2">
            <p>
              {decision.by === '' ? 'Who decided is not said' : decision.by}
              {decision.on !== null && (
                <>
                  , <Day on={decision.on} />
                </>
              )}
            </p>
            {decision.supersedes !== null && (
              <p className="note">
                takes the place of <a href={`#decision-${decision.supersedes}`}>an earlier decision</a>
              </p>
            )}
            {decisions
              .filter(({ supersedes }) => supersedes === decision.slug)
              .map((later) => (
                <p key={later.slug} className="note">
                  {later.state === 'proposed' ? 'a proposal would take its place: ' : 'its place was taken by '}
                  <a href={`#decision-${later.slug}`}>a later decision</a>
                </p>
              ))}
            <Effects effects={decision.effects} />
            <p className="note">
              <a href={decisionHref(question, decision.slug)}>
                {decision.state === 'proposed' ? 'What would follow from it' : 'The decision by itself'}
              </a>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Facts that the decision changes when it is accepted. */
function Effects({ effects }: { effects: DecisionDto['effects'] }) {
  if (effects.length === 0) return null;
  return (
    <ul className="note">
      {effects.map(({ entity, slug, path, value }) => (
        <li key={`${entity} ${slug} ${path}`}>
          {slug}: {sayField(path)} becomes {sayValue(value)}
        </li>
      ))}
    </ul>
  );
}
