import { QUESTION_STANDINGS, type QuestionStanding } from '../../domain/vocabulary.ts';
import type { ApiQuestion } from '../api/question.ts';
import { byNumber, byText, byWord, type ListNoun } from '../list-noun.ts';
import type { Table } from './table.ts';
import { LAST_CHANGE, listed, withNote } from './words.ts';

/** The questions by topic, as their page shows them. */
export const questionsTable: Table<ApiQuestion> = {
  noun: 'questions',
  caption: 'Questions by topic, open ones first',
  rowId: ({ slug }) => slug,
  columns: [
    { id: 'name', label: 'Question', width: 360, phone: 56, sort: 'name', text: ({ name }) => name },
    { id: 'state', label: 'State', width: 110, sort: 'state', text: ({ state }) => state },
    {
      id: 'decisions',
      label: 'Decisions',
      width: 260,
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
    {
      id: 'remarks',
      label: 'Remarks',
      width: 100,
      sort: 'remarks',
      downFirst: true,
      text: ({ remarks }) => String(remarks),
    },
    { id: 'topic', label: 'Topic', width: 220, sort: 'topic', text: ({ topic }) => topic },
    LAST_CHANGE,
  ],
  hidden: ['updated'],
};

/** What the list of questions is searched, narrowed and sorted by. */
export interface QuestionLine {
  name: string;
  topic: string;
  state: QuestionStanding;
  position: number;
  remarks: number;
  updatedAt: number;
  /** Of its topic: whether nothing in it is open, and the place of its first question. */
  isSettled: boolean;
  topicAt: number;
}

const topicRank = ({ isSettled, topicAt, topic }: QuestionLine) => [Number(isSettled), topicAt, topic];

export const questionsNoun: ListNoun<QuestionLine> = {
  noun: 'questions',
  own: { key: 'order', descending: false },
  ownGroup: 'topic',
  sorts: {
    /** By topic, topics with open questions first; open ones first in each. */
    order: {
      of: (row) => [...topicRank(row), Number(row.state !== 'open'), row.position],
      like: [0, 0, '', 0, 0],
    },
    name: byText(({ name }) => name),
    remarks: byNumber(({ remarks }) => remarks),
    updatedAt: byNumber(({ updatedAt }) => updatedAt),
  },
  facets: {
    state: byWord('State', QUESTION_STANDINGS, ({ state }) => state),
    topic: {
      label: 'Topic',
      isText: true,
      groups: true,
      rank: { of: topicRank, like: [0, 0, ''] },
      of: ({ topic }) => [topic === '' ? { value: 'other', label: 'Other questions' } : { value: topic, label: topic }],
    },
  },
};
