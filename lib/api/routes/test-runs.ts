import { z } from 'zod';
import { apiTestRunDetail, apiTestRunList, apiTestSuites } from '#lib/contracts/api/test-run.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { CASES_AT_ONCE, CASES_MAX, parseCasesParams, parseRunParams, runFilters } from '#lib/contracts/test-params.ts';
import { RUN_OUTCOMES } from '#lib/domain/vocabulary.ts';
import { listSuites } from '#lib/read/list-suites.ts';
import { listTestRuns } from '#lib/read/list-test-runs.ts';
import { readTestRun } from '#lib/read/read-test-run.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging } from '../openapi-parts.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { noParameters, readStrictly } from '../query.ts';

const RUNS = '/api/v1/test-runs';
const RUN = '/api/v1/test-runs/:id';
const SUITES = '/api/v1/test-suites';

/** `GET /test-runs`, newest first, `GET /test-runs/{id}` with its cases, and `GET /test-suites`. */
export function testRunRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.get(RUNS, (c) => {
    const known = { one: ['limit', 'cursor'], many: Object.keys(runFilters) };
    const asked = readStrictly(new URL(c.req.url).searchParams, known, parseRunParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const body = await listTestRuns({ ctx, input: asked.params });
      return { body, next: nextPage(c, body.nextCursor) };
    });
  });
  onlyThese(app, RUNS, READ_ONLY);
  app.get(RUN, (c) => {
    const known = { one: ['start', 'limit'], many: [] };
    const asked = readStrictly(new URL(c.req.url).searchParams, known, parseCasesParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const id = parseSerial(c.req.param('id'));
    if (id === null) return problemResponse(c, { status: 404, detail: 'There is no such test run.' });
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const found = await readTestRun({ ctx, input: { id, ...asked.params } });
      return found.ok ? { body: found.value } : failureResponse(c, found.failure);
    });
  });
  onlyThese(app, RUN, READ_ONLY);
  app.get(SUITES, (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => ({ body: { items: await listSuites({ ctx }) } }));
  });
  onlyThese(app, SUITES, READ_ONLY);
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const slugs = (description: string) => anyOf(z.string(), description);
  register({
    method: 'get',
    path: RUNS,
    summary: 'Test runs, newest first',
    request: {
      query: z.object({
        suite: slugs('Suites.'),
        site: slugs('Sites.'),
        runtime: slugs('Container runtimes.'),
        image: slugs('Images.'),
        package: slugs('Packages tested as installed, or held by the image that was.'),
        digest: slugs('Beginnings of digests, at least twelve hex digits.'),
        outcome: anyOf(z.enum(RUN_OUTCOMES), 'How they came out.'),
        ...paging,
      }),
    },
    responses: { 200: jsonOf('A page of runs', apiTestRunList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  register({
    method: 'get',
    path: '/api/v1/test-runs/{id}',
    summary: 'One run with its cases: failing ones first, missing ones last',
    request: {
      params: z.object({ id: z.int().min(1) }),
      query: z.object({
        start: z.int().min(0).optional().describe('Position of the first case, from 0'),
        limit: z.int().min(1).max(CASES_MAX).default(CASES_AT_ONCE).optional(),
      }),
    },
    responses: { 200: jsonOf('The run', apiTestRunDetail), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  register({
    method: 'get',
    path: SUITES,
    summary: 'Test suites, with the cases that every report of one has to hold',
    responses: { 200: jsonOf('All suites', apiTestSuites), ...BAD_PARAMETERS, ...ALWAYS },
  });
}
