import { z } from 'zod';
import { apiQuestionDetail, apiQuestionList } from '#lib/contracts/api/question.ts';
import { parseQuestionParams, QUESTION_STANDINGS, questionFilters } from '#lib/contracts/question-params.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { type ApiApp, ENTRY_METHODS, LIST_METHODS, onlyThese } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, searchFor, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters, readStrictly } from '../query.ts';
import { toApiQuestion, toApiQuestionDetail } from '../shapes/question.ts';

const KNOWN = { one: ['q', 'limit', 'cursor'], many: Object.keys(questionFilters) };

/** `GET /questions` and `GET /questions/{slug}`. */
export function questionRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/questions',
    summary: 'The questions by topic, open ones first',
    request: { query: z.object({ q: searchFor, state: anyOf(z.enum(QUESTION_STANDINGS), 'States.'), ...paging }) },
    responses: { 200: jsonOf('A page of questions', apiQuestionList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/questions', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseQuestionParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listQuestions({ ctx, input: asked.params });
        return { body: { items: items.map(toApiQuestion), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/questions', LIST_METHODS);

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
  onlyThese(app, '/api/v1/questions/:slug', ENTRY_METHODS);
}
