import type { ApiQuestion } from '../api/question.ts';
import type { Table } from './table.ts';
import { dayOf, listed, withNote } from './words.ts';

/** The questions by topic, as their page shows them. */
export const questionsTable: Table<ApiQuestion> = {
  noun: 'questions',
  caption: 'Questions by topic, open ones first',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Question', width: 280, text: ({ name }) => name },
    { id: 'topic', label: 'Topic', width: 190, text: ({ topic }) => topic },
    { id: 'state', label: 'State', width: 110, text: ({ state }) => state },
    {
      id: 'decisions',
      label: 'Decisions',
      width: 280,
      text: ({ decisions }) =>
        listed(
          decisions.map(
            ({ state, option, text }) =>
              `${state === 'accepted' ? 'Decided' : 'Proposed'}: ${listed([option ?? '', text], ', ')}`,
          ),
        ),
    },
    {
      id: 'options',
      label: 'Options',
      width: 280,
      text: ({ options }) =>
        listed(
          options.map(({ name, pros, cons }) =>
            withNote(name, listed([pros > 0 ? `${pros} for` : '', cons > 0 ? `${cons} against` : ''], ', ')),
          ),
        ),
    },
    { id: 'remarks', label: 'Remarks', width: 90, text: ({ remarks }) => String(remarks) },
    { id: 'updated', label: 'Last change', width: 120, text: ({ updatedAt }) => dayOf(updatedAt) },
  ],
  hidden: ['updated'],
};
