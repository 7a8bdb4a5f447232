import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { apiRecordedRun } from '#lib/contracts/api/test-run.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildTestWorld, DIGEST } from './test-reports.ts';

const WHERE = 'site=slac&runtime=docker&suite=smoke';
const PATH = `/api/v1/builds/${DIGEST}/test-runs`;
const xml = (name: string, inside = '') => `<testsuite><testcase name="${name}">${inside}</testcase></testsuite>`;
let bearer = '';

beforeAll(async () => {
  await buildTestWorld();
  bearer = (await machineToken('ci', ['tests:write'])).bearer;
});

const post = (path: string, body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/xml' }) =>
  app.request(path, {
    method: 'POST',
    headers: { authorization: bearer, ...headers },
    body,
    duplex: 'half',
  } as RequestInit);

async function done(response: Response, status: number) {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return apiRecordedRun.strict().parse(JSON.parse(text));
}
async function refused(response: Response, status: number) {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return problem.strict().parse(JSON.parse(text));
}
const count = async (table: 'test_runs' | 'test_cases' | 'test_suites') =>
  (await pool().query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
const dataVersion = async () =>
  (await pool().query<{ version: number }>('select version from data_version')).rows[0]?.version;

test('a passing run makes the package tested there; the same file again is the same run', async () => {
  const version = await dataVersion();
  const first = await done(await post(`${PATH}?${WHERE}`, xml('first')), 201);
  expect(first).toMatchObject({ outcome: 'passed', flags: [], suite: { slug: 'smoke', isNew: false } });
  expect(first.counts).toEqual({ total: 1, passed: 1, failed: 0, skipped: 0, errored: 0 });
  expect(first.readiness).toEqual({
    before: expect.stringMatching(/^(built|available|possible)$/),
    after: 'tested',
    packages: [{ package: 'gleam', before: first.readiness.before, after: 'tested' }],
  });
  expect(await dataVersion()).not.toBe(version);
  const runs = await count('test_runs');
  const short = `/api/v1/builds/${DIGEST.slice(7, 19)}`;
  for (const path of [PATH, `${short}/test-runs`]) {
    const again = await done(await post(`${path}?${WHERE}`, xml('first')), 200);
    expect(again).toMatchObject({ id: first.id, duplicate: true, outcome: 'passed', counts: first.counts });
    expect(again.readiness).toMatchObject({ before: 'tested', after: 'tested' });
  }
  const packed = gzipSync(xml('first'));
  const zipped = await post(`${PATH}?${WHERE}`, packed, {
    'content-type': 'application/xml; charset=utf-8',
    'content-encoding': 'gzip',
  });
  expect((await done(zipped, 200)).id).toBe(first.id);
  expect(await count('test_runs')).toBe(runs);
});

test('the same file for another target is another run; a failing one takes the level back', async () => {
  const first = await done(await post(`${PATH}?${WHERE}`, xml('shared')), 201);
  const other = await done(await post(`${PATH}?site=in2p3&runtime=docker&suite=smoke`, xml('shared')), 201);
  expect(other.id).not.toBe(first.id);
  const failing = await done(await post(`${PATH}?${WHERE}`, xml('shared', '<failure message="no"/>')), 201);
  expect(failing.readiness).toMatchObject({ before: 'tested', after: 'available' });
  const { rows } = await pool().query(
    'select c.outcome, c.message, r.by from test_cases c join test_runs r on r.id = c.run_id where r.id = $1',
    [failing.id],
  );
  expect(rows).toEqual([{ outcome: 'failed', message: 'no', by: 'token:ci' }]);
});

test('twenty at once with one file are one run', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(`${PATH}?${WHERE}`, xml('at once'))));
  const bodies = await Promise.all(answers.map(async (one) => apiRecordedRun.parse(await one.json())));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
});

test('every form, as a body and as a file of a form', async () => {
  const reports: [string, string][] = [
    ['text/xml', xml('by text/xml')],
    ['application/vnd.ctrf+json', '{"results":{"tests":[{"name":"by ctrf","status":"passed"}]}}'],
    ['application/json; charset=UTF-8', '{"results":{"tests":[{"name":"by json","status":"passed"}]}}'],
    ['text/x-tap', '1..1\nok 1 - by tap\n'],
  ];
  for (const [type, body] of reports) {
    expect((await done(await post(`${PATH}?${WHERE}`, body, { 'content-type': type }), 201)).counts.total).toBe(1);
    const form = new FormData();
    form.append('file', new File([body], 'report', { type: 'application/octet-stream' }));
    const { duplicate } = await done(await post(`${PATH}?${WHERE}`, form, {}), 200);
    expect(duplicate).toBe(true);
  }
});

test('a packed file is unpacked, in a form and as a body, and is the same run', async () => {
  const { id } = await done(await post(`${PATH}?${WHERE}`, xml('packed')), 201);
  const form = new FormData();
  form.append('file', new File([gzipSync(xml('packed'))], 'junit.xml.gz', { type: 'application/gzip' }));
  expect(await done(await post(`${PATH}?${WHERE}`, form, {}), 200)).toMatchObject({ id, duplicate: true });
  expect(await done(await post(`${PATH}?${WHERE}`, gzipSync(xml('packed'))), 200)).toMatchObject({ id });
});

test('a run without a container counts for the package itself', async () => {
  const path = '/api/v1/packages/gleam/test-runs';
  const native = await done(await post(`${path}?site=slac&how=native&platform=rhel6&suite=smoke`, xml('native')), 201);
  expect(native.readiness.packages.map((one) => one.package)).toEqual(['gleam']);
  expect(
    (await refused(await post(`${path}?site=slac&how=container&suite=smoke`, xml('native')), 422)).errors[0]?.pointer,
  ).toBe('/query/how');
  await refused(await post('/api/v1/packages/none/test-runs?site=slac&how=native&suite=smoke', xml('native')), 404);
});

test('the first report of a suite makes it', async () => {
  const made = await done(await post(`${PATH}?site=slac&runtime=docker&suite=science-validation`, xml('new')), 201);
  expect(made.suite).toEqual({ slug: 'science-validation', isNew: true });
  const { rows } = await pool().query(`select name, kind from test_suites where slug = 'science-validation'`);
  expect(rows).toEqual([{ name: 'Science validation', kind: 'science_validation' }]);
});

test.each([
  ['site=nowhere&runtime=docker&suite=smoke', 422, 'There is no site “nowhere”. Known: in2p3, slac.'],
  ['site=slac&runtime=podman&suite=smoke', 422, 'There is no runtime “podman”. Known: docker, singularity.'],
  [`${WHERE}&platform=rhel9`, 422, 'There is no platform “rhel9”. Known: rhel6.'],
  ['site=slac&runtime=docker&suite=No%20Suite', 422, 'The address names something that cannot be.'],
  [`${WHERE}&ciUrl=javascript:alert(1)`, 422, 'The address names something that cannot be.'],
])('%s is answered with what is known', async (query, status, detail) => {
  const before = [await count('test_runs'), await count('test_suites')];
  expect((await refused(await post(`${PATH}?${query}`, xml('x')), status)).detail).toBe(detail);
  expect([await count('test_runs'), await count('test_suites')]).toEqual(before);
});

test('parameters that are missing, twice or unknown, and builds that are not there', async () => {
  const missing = await refused(await post(PATH, xml('x')), 400);
  expect(missing.errors.map(({ pointer }) => pointer)).toEqual(['/query/site', '/query/runtime', '/query/suite']);
  await refused(await post(`${PATH}?${WHERE}&site=slac`, xml('x')), 400);
  await refused(await post(`${PATH}?${WHERE}&nonsense=1`, xml('x')), 400);
  await refused(await post(`/api/v1/builds/${'f'.repeat(12)}/test-runs?${WHERE}`, xml('x')), 404);
  await refused(await post(`/api/v1/builds/abc/test-runs?${WHERE}`, xml('x')), 404);
});

const BIG = `<testsuite><testcase name="a"><system-out>${'x'.repeat(11 * 1024 * 1024)}</system-out></testcase></testsuite>`;
const ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]><testsuite><testcase name="&b;"/></testsuite>';
const form = (type: string, content: string) => {
  const made = new FormData();
  made.append('file', new File([content], 'x', { type }));
  return made;
};
test.each<[string, BodyInit, Record<string, string>, number]>([
  ['eleven megabytes', BIG, { 'content-type': 'application/xml' }, 413],
  ['eleven megabytes in a form', form('application/xml', BIG), {}, 413],
  [
    'a gzip bomb',
    gzipSync(Buffer.alloc(50 * 1024 * 1024)),
    { 'content-type': 'application/xml', 'content-encoding': 'gzip' },
    413,
  ],
  ['no gzip', xml('a'), { 'content-type': 'application/xml', 'content-encoding': 'gzip' }, 400],
  ['an unknown coding', xml('a'), { 'content-type': 'application/xml', 'content-encoding': 'br' }, 415],
  ['an entity bomb', ENTITIES, { 'content-type': 'application/xml' }, 422],
  ['depth', '<testsuite>'.repeat(200_000), { 'content-type': 'application/xml' }, 422],
  ['another content type', xml('a'), { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['no content type', Buffer.from(xml('a')), {}, 415],
  ['a picture in a form', form('image/png', xml('a')), {}, 415],
  ['a form that is none', 'nonsense', { 'content-type': 'multipart/form-data; boundary=x' }, 400],
  ['a form without a boundary', 'nonsense', { 'content-type': 'multipart/form-data' }, 400],
  ['a form of many parts', '--x\r\n'.repeat(100_000), { 'content-type': 'multipart/form-data; boundary=x' }, 422],
  [
    'a form without the file',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    { 'content-type': 'multipart/form-data; boundary=x' },
    422,
  ],
  ['nothing', '', { 'content-type': 'application/xml' }, 422],
  ['XML where JSON is said', xml('a'), { 'content-type': 'application/json' }, 422],
])('%s is refused, and nothing is half stored', async (_, body, headers, status) => {
  const before = [await count('test_runs'), await count('test_cases'), await dataVersion()];
  expect((await refused(await post(`${PATH}?${WHERE}`, body, headers), status)).detail).toMatch(/\.$/);
  expect([await count('test_runs'), await count('test_cases'), await dataVersion()]).toEqual(before);
});

test('a body that breaks off is no fault of ours', async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(Buffer.from('<testsuite>'));
      controller.error(new Error('gone'));
    },
  });
  await refused(await post(`${PATH}?${WHERE}`, body), 400);
});

test('the scope is needed, and fifty thousand cases are one run', async () => {
  const { bearer: other } = await machineToken('other', ['entries:write']);
  const headers = { 'content-type': 'application/xml', authorization: other };
  await refused(await post(`${PATH}?${WHERE}`, xml('a'), headers), 403);
  const many = `<testsuite>${'<testcase name="a" classname="b" time="0.1"/>'.repeat(50_000)}</testsuite>`;
  expect((await done(await post(`${PATH}?${WHERE}`, many), 201)).counts.total).toBe(50_000);
});

test('what is stored is what the reports and the rules say', async () => {
  const ctx = { actor: systemActor('test'), now: new Date() };
  expect((await checkIntegrity({ ctx })).problems).toEqual([]);
});
