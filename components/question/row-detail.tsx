import type { ApiQuestion } from '#lib/contracts/api/question.ts';
import { count } from '../overview/say.ts';
import { questionHref } from '../ui/hrefs.ts';
import { Options } from './cells.tsx';
import { DecisionWord } from './words.tsx';

/** What a question opens to: what was decided in full, its options, and the way to who said what. */
export function QuestionDetail({ question }: { question: ApiQuestion }) {
  const { slug, decisions, options, remarks } = question;
  return (
    <div className="max-w-5xl">
      {decisions.length > 0 && (
        <ul className="lines">
          {decisions.map((decision) => (
            <li key={decision.slug}>
              <DecisionWord state={decision.state} />{' '}
              {decision.option !== null && <span className="font-[570]">{decision.option}.</span>} {decision.text}
            </li>
          ))}
        </ul>
      )}
      {options.length > 0 && <Options options={options} />}
      <p className="mt-2">
        <a href={questionHref(slug)}>Who said what, with {count(remarks, 'remark')} and every option</a>
      </p>
    </div>
  );
}
