import type { QuestionDto } from '#lib/read/dto-question.ts';
import { Said } from '../task/said.tsx';
import { questionHref } from '../ui/hrefs.ts';
import { StandingWord } from './words.tsx';

/** The head of a question's page: what the form before it did, the question, how it stands, and the way to work on it. */
export function QuestionHead({ question, said, may }: { question: QuestionDto; said: string | null; may: boolean }) {
  const { slug, name, topic, state, body } = question;
  return (
    <>
      <Said said={said} />
      <p className="mt-2 flex flex-wrap gap-x-4">
        <StandingWord state={state} />
        <span className="text-ink-2">{topic}</span>
        {may && (
          <a className="no-print" href={`${questionHref(slug)}/discuss`}>
            Change the options, or propose a decision
          </a>
        )}
      </p>
      {body !== '' && body !== name && <p className="raw mt-3 max-w-prose">{body}</p>}
    </>
  );
}
