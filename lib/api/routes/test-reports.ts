import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import type { FieldError } from '#lib/base/errors.ts';
import { apiRecordedRun } from '#lib/contracts/api/test-run.ts';
import { buildRunTarget, nativeRunTarget, type RunTarget } from '#lib/contracts/ingest/run-target.ts';
import { type RecordedRun, recordTestRun } from '#lib/store/tests/record-test-run.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { ALWAYS, jsonOf, problemOf, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { sentReport } from '../report-body.ts';
import { writeFailure } from '../write-answer.ts';

const OF_BUILD = '/api/v1/builds/:digest/test-runs';
const OF_PACKAGE = '/api/v1/packages/:slug/test-runs';
const NO_STORE = { 'Cache-Control': 'no-store' };

/** `POST /builds/{digest}/test-runs` and, for runs without a container, `POST /packages/{slug}/test-runs`. */
export function testReportRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.post(OF_BUILD, (c) => {
    const digest = c.req.param('digest');
    return record(c, (asked) => buildRunTarget.safeParse({ ...asked, digest }), ['site', 'runtime', 'suite']);
  });
  app.post(OF_PACKAGE, (c) => {
    const of = c.req.param('slug');
    return record(c, (asked) => nativeRunTarget.safeParse({ ...asked, package: of }), ['site', 'how', 'suite']);
  });
  for (const path of [OF_BUILD, OF_PACKAGE]) onlyThese(app, path, ['POST']);
}

/** What may be said beside. */
const OPTIONAL = ['platform', 'ciUrl'] as const;
type Parse = (asked: object) => z.ZodSafeParseResult<RunTarget>;

async function record(c: ApiContext, parse: Parse, needed: readonly string[]): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'test.report', null);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const search = new URL(c.req.url).searchParams;
  const faults = faultsOf(search, needed);
  if (faults.length > 0) return badParameters(c, faults);
  const asked = { platform: null, ciUrl: '', ...Object.fromEntries(search) };
  const target = parse(asked);
  if (!target.success) {
    const errors = target.error.issues.map(({ path, message }) => ({
      pointer: `/query/${path.map(String).join('/')}`,
      detail: message,
    }));
    return writeFailure(c, { kind: 'invalid', detail: 'The address names something that cannot be.', errors });
  }
  const sent = await sentReport(c);
  if (!sent.ok) {
    const { status, detail } = sent;
    return problemResponse(c, { status, detail, ...(status === 422 && { errors: [{ pointer: '', detail }] }) });
  }
  const { report, bodyHash } = sent;
  const done = await recordTestRun({ ctx, input: { target: target.data, report, bodyHash } });
  return done.ok ? recorded(done.value) : writeFailure(c, done.failure);
}

function recorded({ duplicate, ...run }: RecordedRun): Response {
  const body = { ...run, ...(duplicate && { duplicate }) };
  return Response.json(body, { status: duplicate ? 200 : 201, headers: NO_STORE });
}

/** Parameters that are missing, given twice, or not known here. */
function faultsOf(search: URLSearchParams, needed: readonly string[]): FieldError[] {
  const known = [...needed, ...OPTIONAL];
  const faults = [...new Set(search.keys())].flatMap((name) => {
    const pointer = `/query/${name.slice(0, 80).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!known.includes(name)) return [{ pointer, detail: `Not a parameter here. Known: ${known.join(', ')}.` }];
    return search.getAll(name).length > 1 ? [{ pointer, detail: 'May be given once only.' }] : [];
  });
  const missing = needed.filter((name) => !search.has(name));
  return [...faults, ...missing.map((name) => ({ pointer: `/query/${name}`, detail: `Say ${name}=.` }))];
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const text = { schema: z.string() };
  const body = {
    required: true,
    description:
      'The report as it is, at most 10 MB, or with `Content-Encoding: gzip`: JUnit XML, CTest’s `Test.xml`, CTRF or TAP',
    content: {
      'application/xml': text,
      'application/vnd.ctrf+json': { schema: z.record(z.string(), z.unknown()) },
      'application/json': { schema: z.record(z.string(), z.unknown()) },
      'text/x-tap': text,
      'multipart/form-data': { schema: z.object({ file: z.string().describe('The report as a file') }) },
    },
  };
  const common = {
    site: slugParam('site it ran at'),
    suite: z.string().describe('Slug of the test suite; the first report of a suite makes it'),
    platform: z.string().optional().describe('Slug of the node’s platform'),
    ciUrl: z.string().optional().describe('Address of the job'),
  };
  const responses = {
    200: jsonOf('The same file for the same target was there already: `duplicate` is true', apiRecordedRun),
    201: jsonOf('The run is kept and counts', apiRecordedRun),
    400: problemOf('A parameter is missing or unknown, or the body broke off'),
    401: problemOf('Nobody is signed in, or the token is not valid'),
    403: problemOf('The actor may not report tests, or the request came from another site'),
    409: problemOf('More than one digest begins so'),
    413: problemOf('The report is larger than 10 MB, also when unpacked, or has more than 50,000 cases'),
    415: problemOf('The body is of another content type'),
    422: problemOf('The report cannot be read, or names a site, runtime, platform or suite that is not known'),
    503: ALWAYS[503],
  };
  const security = [{ bearer: [] }];
  register({
    method: 'post',
    path: '/api/v1/builds/{digest}/test-runs',
    summary: 'Report a run of a test suite in a container of a build',
    security,
    request: {
      params: z.object({ digest: z.string().describe('Its digest, or at least its first twelve hex digits') }),
      query: z.object({ ...common, runtime: slugParam('container runtime') }),
      body,
    },
    responses: { ...responses, 404: problemOf('There is no such build') },
  });
  register({
    method: 'post',
    path: '/api/v1/packages/{slug}/test-runs',
    summary: 'Report a run of a test suite on a package as it is installed at a site, without a container',
    security,
    request: {
      params: z.object({ slug: slugParam('package') }),
      query: z.object({ ...common, how: z.enum(['native', 'vm']) }),
      body,
    },
    responses: { ...responses, 404: problemOf('There is no such package') },
  });
}
