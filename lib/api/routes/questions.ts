import { apiQuestionDetail, apiQuestionList, apiQuestionTable } from '#lib/contracts/api/question.ts';
import { questionsNoun } from '#lib/contracts/tables/questions.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import type { ApiApp } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { toApiQuestion, toApiQuestionDetail } from '../shapes/question.ts';
import { tableRoute } from '../table-route.ts';

const PATH = '/api/v1/questions';

/** `GET /questions` and `GET /questions/{slug}`. */
export function questionRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: PATH,
    summary: 'The questions by topic, open ones first',
    noun: questionsNoun,
    page: apiQuestionList,
    table: apiQuestionTable,
    list: listQuestions,
    toApi: toApiQuestion,
  });
  entryRoute(app, {
    path: PATH,
    noun: 'question',
    summary: 'One question with its options, decisions and remarks',
    item: apiQuestionDetail,
    readOne: readQuestion,
    toApi: toApiQuestionDetail,
  });
}
