import type { QuestionDto } from '#lib/read/dto-question.ts';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { Fact } from '../package/head.tsx';
import { Said } from '../task/said.tsx';
import { questionHref } from '../ui/hrefs.ts';
import { StandingWord } from './words.tsx';

/** The head of a question's page: what the form before it did, the question, how it stands, and the way to work on it. */
export function QuestionHead({
  question,
  said,
  edited,
}: {
  question: QuestionDto;
  said: string | null;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  const { slug, name, topic, state, body } = question;
  const inWords = body !== '' && body !== name;
  return (
    <>
      <Said said={said} />
      <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-3 border-t border-ink pt-3 md:grid-cols-4">
        <Fact label="State">
          <InPlace entry={edited} cell="state" label="State">
            <StandingWord state={state} />
          </InPlace>
        </Fact>
        <Fact label="Topic">
          <InPlace entry={edited} cell="topic" label="Topic">
            {topic === '' ? <span className="text-ink-3">none</span> : topic}
          </InPlace>
        </Fact>
      </dl>
      {edited !== null && (
        <p className="no-print mt-3">
          <a href={`${questionHref(slug)}/discuss`}>Change the options, or propose a decision</a>
        </p>
      )}
      {(inWords || edited !== null) && (
        <div className="mt-3 max-w-prose">
          <InPlace entry={edited} cell="body" label="The question in full">
            {inWords ? (
              <span className="raw">{body}</span>
            ) : (
              <span className="text-ink-3">Nothing more is said of the question.</span>
            )}
          </InPlace>
        </div>
      )}
    </>
  );
}
