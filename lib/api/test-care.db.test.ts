import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { apiTestRunDetail, apiTestRunList, apiTestSuites } from '#lib/contracts/api/test-run.ts';
import { parseGridParams } from '#lib/contracts/test-params.ts';
import { readTestGrid } from '#lib/read/read-test-grid.ts';
import { recordTestRun } from '#lib/store/tests/record-test-run.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildTestWorld, DIGEST, OLD_DIGEST } from './test-reports.ts';
import { SITE, signedIn } from './test-sign-in.ts';
import { change } from './test-world.ts';

let bearer = '';
let expert: Record<string, string> = {};

beforeAll(async () => {
  await buildTestWorld();
  await change([
    {
      kind: 'use_case',
      slug: 'simulation',
      create: true,
      set: {
        name: 'Simulation',
        'steps.run': {
          name: 'Run',
          position: 1,
          packages: [{ slug: 'gleam' }],
          sites: [{ slug: 'slac' }, { slug: 'in2p3' }],
        },
      },
    },
  ]);
  bearer = (await machineToken('ci', ['tests:write'])).bearer;
  const { browser } = await signedIn('expert', [{ role: 'expert', entry: { kind: 'package', slug: 'gleam' } }]);
  expert = { cookie: browser.cookiesFor(SITE), 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
});

const token = () => ({ authorization: bearer, 'content-type': 'application/json' });
const ask = async (path: string) => {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
};
const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  app.request(path, { method, headers, body: JSON.stringify(body) });
const testcase = (name: string, inside = '') => `<testcase name="${name}" classname="digi">${inside}</testcase>`;
const FAILED = '<failure message="broken"/>';

async function report(digest: string, cases: string, { site = 'slac', runtime = 'docker' } = {}): Promise<number> {
  const response = await app.request(`/api/v1/builds/${digest}/test-runs?site=${site}&runtime=${runtime}&suite=smoke`, {
    method: 'POST',
    headers: { authorization: bearer, 'content-type': 'application/xml' },
    body: `<testsuite name="${Math.random()}">${cases}</testsuite>`,
  });
  expect(response.status).toBe(201);
  return (await response.json()).id;
}
const grid = async (query = '') =>
  readTestGrid({
    ctx: { actor: systemActor('test'), now: new Date() },
    input: parseGridParams(new URLSearchParams(query)).params,
  });
const cells = async (query = '') => {
  const { rows, sites } = await grid(query);
  return rows.map((row) => [
    row.isCurrent,
    ...row.cells
      .map((cell, at) => `${sites[at]?.slug}: ${cell?.state ?? 'none'}`)
      .sort()
      .reverse(),
  ]);
};

test('before any report the grid shows what is missing where somebody waits for it', async () => {
  expect(await cells()).toEqual([[true, 'slac: missing', 'in2p3: missing']]);
  expect((await grid()).runs).toBe(0);
  expect(await ask('/api/v1/test-runs')).toEqual({ items: [], nextCursor: null, total: 0 });
});

test('a run on another build is stale; one on the build in use passes, fails, is flaky, skipped or lacks cases', async () => {
  await report(OLD_DIGEST, testcase('a') + testcase('b'));
  expect(await cells()).toEqual([[true, 'slac: stale', 'in2p3: missing']]);
  expect(await cells('builds=all')).toEqual([
    [true, 'slac: stale', 'in2p3: missing'],
    [false, 'slac: passing', 'in2p3: none'],
  ]);
  await report(DIGEST, testcase('a') + testcase('b', FAILED));
  expect(await cells()).toEqual([[true, 'slac: failing', 'in2p3: missing']]);
  expect((await grid('site=slac')).rows[0]?.cells[0]?.runs[0]).toMatchObject({
    isNew: true,
    known: 0,
    first: ['b'],
    counts: { failed: 1, total: 2 },
  });
  await report(DIGEST, testcase('a', '<skipped/>'), { site: 'in2p3' });
  expect(await cells('state=skipped')).toEqual([[true, 'slac: failing', 'in2p3: skipped']]);
  expect(await cells('state=passing')).toEqual([]);
  await report(DIGEST, testcase('a', '<flakyFailure/>') + testcase('b'), { site: 'in2p3' });
  expect(await cells('site=in2p3')).toEqual([[true, 'in2p3: flaky']]);
  const kept = { name: 'Smoke test', kind: 'smoke', expected: ['a', 'c', 'digi::b'] };
  expect((await send('PUT', '/api/v1/test-suites/smoke', kept, token())).status).toBe(200);
  expect(await cells()).toEqual([[true, 'slac: failing', 'in2p3: missing']]);
  expect(apiTestSuites.strict().parse(await ask('/api/v1/test-suites')).items).toEqual([{ slug: 'smoke', ...kept }]);
});

test('two runtimes share a cell, which says the worse', async () => {
  await report(DIGEST, testcase('a') + testcase('b') + testcase('c'), { runtime: 'singularity' });
  const [row] = (await grid('site=slac')).rows;
  expect(row?.cells[0]?.runs.map(({ runtime, state }) => [runtime, state])).toEqual([
    ['docker', 'failing'],
    ['singularity', 'passing'],
  ]);
  expect(row?.cells[0]?.state).toBe('failing');
});

test('a run tells its cases, the failing first, and since when', async () => {
  const list = apiTestRunList.parse(await ask('/api/v1/test-runs?site=slac&runtime=docker'));
  expect(list.items.map(({ digest }) => digest)).toEqual([DIGEST, OLD_DIGEST]);
  const [newest, old] = list.items;
  const run = apiTestRunDetail.strict().parse(await ask(`/api/v1/test-runs/${newest?.id}`));
  expect(run.cases.map(({ name, state, isNew }) => [name, state, isNew])).toEqual([
    ['b', 'failing', true],
    ['a', 'passing', false],
    ['c', 'missing', false],
  ]);
  expect(run).toMatchObject({ isStale: false, newer: null, casesTotal: 3, packages: [{ slug: 'gleam' }] });
  expect(run.cases[0]?.since).toMatchObject({ run: newest?.id, digest: DIGEST });
  const before = apiTestRunDetail.strict().parse(await ask(`/api/v1/test-runs/${old?.id}`));
  expect(before).toMatchObject({ isStale: true, newer: newest?.id });
  const again = await report(DIGEST, testcase('b', FAILED));
  const later = apiTestRunDetail.parse(await ask(`/api/v1/test-runs/${again}`));
  expect(later.cases[0]).toMatchObject({ name: 'b', isNew: false, since: { run: newest?.id } });
  expect(later.cases[0]?.recent).toEqual(['failed', 'failed', 'passed']);
  expect(later).toMatchObject({ isNew: false, since: { run: newest?.id, digest: DIGEST } });
  expect(later.history.map(({ id, outcome }) => [id, outcome])).toEqual([
    [again, 'failed'],
    [newest?.id, 'failed'],
    [old?.id, 'passed'],
  ]);
  expect(run).toMatchObject({ isNew: true, since: { run: newest?.id } });
  expect(before).toMatchObject({ isNew: false, since: null, history: [{ id: newest?.id }, { id: old?.id }] });
});

test('pages of runs and of cases', async () => {
  const all = apiTestRunList.parse(await ask('/api/v1/test-runs'));
  const first = apiTestRunList.parse(await ask('/api/v1/test-runs?limit=2'));
  const second = apiTestRunList.parse(await ask(`/api/v1/test-runs?limit=2&cursor=${first.nextCursor}`));
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4));
  const id = all.items.at(-1)?.id;
  const part = apiTestRunDetail.parse(await ask(`/api/v1/test-runs/${id}?start=1&limit=1`));
  expect(part.cases.map(({ name }) => name)).toEqual(['b', 'c']);
  for (const bad of ['/api/v1/test-runs?limit=0', '/api/v1/test-runs?cursor=x', `/api/v1/test-runs/${id}?start=-1`]) {
    expect((await app.request(bad)).status, bad).toBe(400);
  }
  for (const none of ['/api/v1/test-runs/0', '/api/v1/test-runs/99999', '/api/v1/test-runs/x']) {
    expect((await app.request(none)).status, none).toBe(404);
  }
});

test('a known issue explains a failure until it is closed; it stays a failure', async () => {
  const body = { suite: 'smoke', case: 'digi::b', title: 'The tracker', url: 'https://example.org/1' };
  const made = await send('POST', '/api/v1/known-issues', body, token());
  expect(made.status).toBe(201);
  const { id } = await made.json();
  expect((await send('POST', '/api/v1/known-issues', body, token())).status).toBe(409);
  expect((await grid('site=slac')).rows[0]?.cells[0]).toMatchObject({ state: 'failing', runs: [{ known: 1 }, {}] });
  const [run] = apiTestRunList.parse(await ask('/api/v1/test-runs?outcome=failed')).items;
  const told = apiTestRunDetail.parse(await ask(`/api/v1/test-runs/${run?.id}`));
  expect(told.cases[0]?.known).toMatchObject({ id, title: 'The tracker', closedAt: null });
  expect((await send('POST', `/api/v1/known-issues/${id}/close`, {}, token())).status).toBe(200);
  expect((await send('POST', `/api/v1/known-issues/${id}/close`, {}, token())).status).toBe(409);
  const after = apiTestRunDetail.parse(await ask(`/api/v1/test-runs/${run?.id}`));
  expect(after.cases[0]?.known).toBeNull();
  expect(after.issues[0]?.closedAt).not.toBeNull();
});

test('an expert signs the output of a build off and takes it back, and readiness follows', async () => {
  await report(DIGEST, testcase('a') + testcase('b') + testcase('c'));
  const level = async () => (await ask('/api/v1/readiness/gleam/slac')).level;
  expect(await level()).toBe('tested');
  const body = { package: 'gleam', digest: DIGEST.slice(7, 20), note: 'I compared the spectra.' };
  const made = await send('POST', '/api/v1/sign-offs', body, expert);
  expect(made.status, await made.clone().text()).toBe(201);
  const { id } = await made.json();
  expect(await level()).toBe('validated');
  expect((await send('POST', '/api/v1/sign-offs', body, expert)).status).toBe(409);
  expect((await send('POST', '/api/v1/sign-offs', { ...body, package: 'irf' }, expert)).status).toBe(403);
  expect((await send('POST', '/api/v1/sign-offs', body, token())).status).toBe(403);
  for (const wrong of [{ package: 'gleam' }, { ...body, site: 'slac' }, { ...body, digest: 'f'.repeat(12) }]) {
    expect((await send('POST', '/api/v1/sign-offs', wrong, expert)).status).toBeGreaterThanOrEqual(404);
  }
  expect((await send('POST', `/api/v1/sign-offs/${id}/revoke`, {}, expert)).status).toBe(200);
  expect(await level()).toBe('tested');
  const [run] = apiTestRunList.parse(await ask(`/api/v1/test-runs?digest=${DIGEST}`)).items;
  const told = apiTestRunDetail.strict().parse(await ask(`/api/v1/test-runs/${run?.id}`));
  expect(told.signOffs).toMatchObject([{ id, note: 'I compared the spectra.', package: { slug: 'gleam' } }]);
  expect(told.signOffs[0]?.revokedAt).not.toBeNull();
});

test('a run on a member of the index in use is one of the index', async () => {
  const child = `sha256:${'c0'.repeat(32)}`;
  await pool().query(
    `with made as (insert into builds (image_id, digest, state, created_at)
       select image_id, $1, 'succeeded', '2020-01-01' from builds where digest = $2 returning id)
     insert into build_children (index_id, child_id) select b.id, made.id from builds b, made where b.digest = $2`,
    [child, DIGEST],
  );
  const cases = testcase('a') + testcase('b') + testcase('c');
  const ctx = { actor: systemActor('test'), now: new Date(Date.now() + 60_000) };
  const common = { site: 'in2p3', suite: 'smoke', platform: null, ciUrl: '' };
  const response = await report(child, cases, { site: 'in2p3' });
  const [row] = (await grid('site=in2p3')).rows;
  expect(row?.cells[0]).toMatchObject({ state: 'passing', runs: [{ id: response, digest: child }] });
  const told = apiTestRunDetail.parse(await ask(`/api/v1/test-runs/${response}`));
  expect(told.isStale).toBe(false);
  expect(
    (
      await recordTestRun({
        ctx: { ...ctx, actor: { kind: 'anonymous' } },
        input: { target: { ...common, digest: child, runtime: 'docker' }, report: REPORT, bodyHash: 'x' },
      })
    ).ok,
  ).toBe(false);
});

const REPORT = {
  dialect: 'tap' as const,
  suite: '',
  outcome: 'passed' as const,
  cases: [],
  counts: { total: 0, passed: 0, failed: 0, errored: 0, skipped: 0 },
  durationMs: null,
  properties: {},
  flags: [],
};
