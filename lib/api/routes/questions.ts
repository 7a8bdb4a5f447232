import { z } from 'zod';
import { apiQuestionDetail, apiQuestionList, apiQuestionTable } from '#lib/contracts/api/question.ts';
import { questionsNoun } from '#lib/contracts/tables/questions.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';
import { toApiQuestion, toApiQuestionDetail } from '../shapes/question.ts';
import { tableRoute } from '../table-route.ts';

/** `GET /questions` and `GET /questions/{slug}`. */
export function questionRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: '/api/v1/questions',
    summary: 'The questions by topic, open ones first',
    noun: questionsNoun,
    page: apiQuestionList,
    table: apiQuestionTable,
    list: listQuestions,
    toApi: toApiQuestion,
  });

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/questions/{slug}',
    summary: 'One question with its options, decisions and remarks',
    request: { params: z.object({ slug: slugParam('question') }) },
    responses: { 200: jsonOf('The question', apiQuestionDetail), ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/questions/:slug', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readQuestion({ ctx, input: { slug: c.req.param('slug') } });
      return result.ok ? { body: toApiQuestionDetail(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/questions/:slug', READ_ONLY);
}
