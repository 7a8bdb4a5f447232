import type { ApiQuestion } from '#lib/contracts/api/question.ts';
import { Blank } from '../status/blank.tsx';
import { Day } from '../ui/day.tsx';
import { questionHref } from '../ui/hrefs.ts';
import { StandingWord } from './words.tsx';

const CELLS: Readonly<Record<string, (question: ApiQuestion) => React.ReactNode>> = {
  name: ({ slug, name }) => (
    <a data-main="" className="font-[570] no-underline hover:underline" href={questionHref(slug)}>
      {name}
    </a>
  ),
  state: ({ state }) => <StandingWord state={state} />,
  decisions: ({ decisions }) =>
    decisions.length === 0 ? (
      <Blank words="none yet" />
    ) : (
      <ul>
        {decisions.map(({ slug, state, option, text }) => (
          <li key={slug} className={state === 'accepted' ? '' : 'text-ink-2'}>
            {state === 'accepted' ? 'Decided' : 'Proposed'}: {option ?? text}
          </li>
        ))}
      </ul>
    ),
  options: ({ options }) => (options.length === 0 ? <Blank words="none yet" /> : <Options options={options} />),
  remarks: ({ remarks }) => remarks,
  topic: ({ topic }) => (topic === '' ? <Blank words="none" /> : topic),
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the list of questions looks. */
export const questionCell = (column: string, question: ApiQuestion): React.ReactNode => CELLS[column]?.(question);

/** The options with how much speaks for and against each. */
export function Options({ options }: Pick<ApiQuestion, 'options'>) {
  return (
    <ul>
      {options.map((option) => (
        <li key={option.slug}>
          {option.name} <span className="note">{sayPoints(option)}</span>
        </li>
      ))}
    </ul>
  );
}

const sayPoints = ({ pros, cons }: ApiQuestion['options'][number]): string =>
  [pros > 0 ? `${pros} for` : '', cons > 0 ? `${cons} against` : ''].filter((part) => part !== '').join(', ');
