'use client';

import type { ApiQuestion } from '#lib/contracts/api/question.ts';
import { questionsNoun, questionsTable } from '#lib/contracts/tables/questions.ts';
import type { QuestionListDto } from '#lib/read/dto-question.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { questionCell } from './cells.tsx';
import { QuestionDetail } from './row-detail.tsx';

const QUESTIONS: GridNoun<ApiQuestion, QuestionListDto> = {
  path: '/questions',
  api: '/api/v1/questions',
  placeholder: 'Search questions',
  noun: ['question', 'questions'],
  table: () => questionsTable,
  cell: questionCell,
  detail: (question) => <QuestionDetail question={question} />,
  facets: ({ facets }) => facetsOf(questionsNoun, facets),
  groups: groupWords(questionsNoun),
  exports: 'questions',
  empty: ({ query }) => <Nothing noun={QUESTIONS.noun} path={QUESTIONS.path} asked={isAsked(query)} />,
};

/** The questions, under their topics. */
export function QuestionsTable(props: { initial: QuestionListDto; asked: Asked; edits: Edits | null }) {
  return <Grid noun={QUESTIONS} {...props} />;
}
