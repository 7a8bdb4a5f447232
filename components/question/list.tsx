import type { QuestionItemDto } from '#lib/read/dto-question.ts';
import { questionHref } from '../ui/hrefs.ts';
import { Section } from '../ui/section.tsx';
import { StandingWord } from './words.tsx';

/** The questions under the headings they were asked under, in the order they come in. */
export function Questions({ questions }: { questions: readonly QuestionItemDto[] }) {
  const topics = [...Map.groupBy(questions, ({ topic }) => topic)];
  return topics.map(([topic, items], index) => {
    const open = items.filter(({ state }) => state === 'open').length;
    return (
      <Section
        key={topic}
        id={`topic-${index + 1}`}
        title={topic === '' ? 'Other questions' : topic}
        note={open === 0 ? 'none open' : `${open} open`}
        className="section-small mt-6"
      >
        <ul className="lines">
          {items.map((question) => (
            <li key={question.slug} className="question">
              <StandingWord state={question.state} />
              <a className="font-[570] no-underline hover:underline" href={questionHref(question.slug)}>
                {question.name}
              </a>
              <Options question={question} />
            </li>
          ))}
        </ul>
      </Section>
    );
  });
}

/** The options with how much speaks for and against each, and what is decided. */
function Options({ question: { options, decisions, remarks } }: { question: QuestionItemDto }) {
  return (
    <div className="text-ink-2">
      {decisions.map(({ slug, state, option, text }) => (
        <p key={slug} className={state === 'accepted' ? 'text-ink' : ''}>
          {state === 'accepted' ? 'Decided' : 'Proposed'}: {option ?? text}
        </p>
      ))}
      {options.length > 0 && (
        <ul>
          {options.map((option) => (
            <li key={option.slug}>
              {option.name}
              <span className="note">{sayPoints(option)}</span>
            </li>
          ))}
        </ul>
      )}
      {options.length === 0 && (
        <p className="note">{remarks === 1 ? '1 remark' : `${remarks} remarks`}, no options yet</p>
      )}
    </div>
  );
}

function sayPoints({ pros, cons }: { pros: number; cons: number }): string {
  const parts = [pros > 0 ? `${pros} for` : '', cons > 0 ? `${cons} against` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

/** No question to show: because of the filters, or because nobody has asked one. */
export function NoQuestions({ path, filtered }: { path: string; filtered: boolean }) {
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{filtered ? 'No question matches.' : 'No question has been asked yet.'}</p>
      <p className="mt-1 text-ink-2">
        {filtered ? (
          <>
            Take a filter away above, search for another word, or <a href={path}>show all questions</a>.
          </>
        ) : (
          <>
            Load a catalogue with <span className="key">npm run db -- seed</span>, and its questions appear here.
          </>
        )}
      </p>
    </div>
  );
}
