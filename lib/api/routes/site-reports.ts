import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { keptReport, siteReport } from '#lib/contracts/ingest/site-report.ts';
import { ANY_ENTRY } from '#lib/domain/permissions.ts';
import { readExpected } from '#lib/read/read-expected.ts';
import { recordSiteReport } from '#lib/store/probe/record-site-report.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { ALWAYS, BODY_REFUSED, jsonOf, NOT_FOUND, problemOf, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';
import { writeFailure } from '../write-answer.ts';

const REPORTS = '/api/v1/site-reports';
const EXPECTED = '/api/v1/sites/:slug/expected.txt';
const NO_STORE = { 'Cache-Control': 'no-store' };
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...NO_STORE };

/** `POST /site-reports`: what the probe saw on a node. `GET /sites/{slug}/expected.txt`: what it should look for. */
export function siteReportRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.post(REPORTS, report);
  onlyThese(app, REPORTS, ['POST']);
  app.get(EXPECTED, async (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const expected = await readExpected({ ctx: c.get('read'), input: { slug: c.req.param('slug') } });
    return expected.ok ? new Response(expected.value, { headers: PLAIN }) : failureResponse(c, expected.failure);
  });
  onlyThese(app, EXPECTED, READ_ONLY);
}

const SCRIPT = new URL('../probe/probe.sh', import.meta.url);

/** The script with the address it was fetched from, so that it knows where to ask and to send. It holds no secret. */
const probeScript = (): string =>
  readFileSync(SCRIPT, 'utf8').replace("'@URL@'", () => `'${publicUrl().replaceAll("'", '%27')}'`);

/** `GET /probe.sh`. Goes before the gates: whoever is to run it may read it first. */
export function probeRoute(app: ApiApp): void {
  app.get(
    '/probe.sh',
    () => new Response(probeScript(), { headers: { ...PLAIN, 'Content-Type': 'text/x-shellscript; charset=utf-8' } }),
  );
  onlyThese(app, '/probe.sh', READ_ONLY);
}

async function report(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'site.report', ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const input = await askedBody(c, { types: JSON_TYPES, schema: siteReport });
  if (input instanceof Response) return input;
  const done = await recordSiteReport({ ctx, input });
  if (!done.ok) return writeFailure(c, done.failure);
  const { duplicate, ...kept } = done.value;
  const body = { ...kept, ...(duplicate && { duplicate }) };
  return Response.json(body, { status: duplicate ? 200 : 201, headers: NO_STORE });
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  register({
    method: 'post',
    path: REPORTS,
    summary: 'Report what the probe saw on a node of a site',
    description:
      'Facts of the site that nobody has said become the value, others stand beside it until somebody settles them. Expected images that are there with their digest count as seen at the site.',
    security: [{ bearer: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: siteReport } } } },
    responses: {
      200: jsonOf('The same report was there already: `duplicate` is true', keptReport),
      201: jsonOf('The report is kept', keptReport),
      ...BODY_REFUSED,
      403: problemOf('The actor may not report for this site, or the request came from another site'),
      422: problemOf('There is no such site, or something cannot be; `errors` points at it'),
    },
  });
  register({
    method: 'get',
    path: '/api/v1/sites/{slug}/expected.txt',
    summary: 'Which images should be at a site, for the probe: channel, path, digest and digest of the configuration',
    request: { params: z.object({ slug: slugParam('site') }) },
    responses: {
      200: { description: 'One a line, parts with tabs between', content: { 'text/plain': { schema: z.string() } } },
      ...NOT_FOUND,
      503: ALWAYS[503],
    },
  });
}
