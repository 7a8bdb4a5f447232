import { beforeAll, expect, test } from 'vitest';
import { apiChangeList } from '#lib/contracts/api/change.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { apiQuestionDetail, apiQuestionList } from '#lib/contracts/api/question.ts';
import { apiTaskDetail, apiTaskList } from '#lib/contracts/api/task.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { app } from './app.ts';

/** Tasks, questions and changes, on the catalogue as it is loaded. */
beforeAll(() => loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined }), 120_000);

/** Every answer must be exactly of its documented shape: no key more, none less. */
async function get<T>(path: string, schema: { strict: () => { parse: (value: unknown) => T } }): Promise<T> {
  const response = await app.request(`/api/v1/${path}`);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body).slice(0, 500)).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^W\/"/);
  return schema.strict().parse(body);
}

async function refused(path: string, status: number) {
  const response = await app.request(`/api/v1/${path}`);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(text).not.toMatch(/node_modules|\.ts:\d|at async|select /);
  return problem.parse(JSON.parse(text));
}

/** Walks a list through its links; what it shows, one key a piece. */
async function walk(path: string, key: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  let next: string | undefined = `/api/v1/${path}`;
  while (next) {
    const response: Response = await app.request(next);
    const page: { items: Record<string, unknown>[]; nextCursor: string | null } = await response.json();
    seen.push(...page.items.map((item) => item[key]));
    next = response.headers.get('link')?.match(/^<([^>]+)>; rel="next"$/)?.[1];
    expect(next === undefined).toBe(page.nextCursor === null);
  }
  return seen;
}

test('tasks have their documented shapes', async () => {
  const tasks = await get('tasks?state=done', apiTaskList);
  expect(tasks).toMatchObject({ total: 1, nextCursor: null });
  const [done] = tasks.items;
  const task = await get(`tasks/${done?.number}`, apiTaskDetail);
  expect(task).toMatchObject({ slug: 'build-gr-container', contradicted: true });
  expect(task.remarks.length).toBeGreaterThan(0);
  const seen = await walk('tasks?limit=3&state=open&state=abandoned', 'number');
  expect(new Set(seen).size).toBe(13);
});

test('questions have their documented shapes', async () => {
  const questions = await get('questions?state=decided&state=answered&limit=200', apiQuestionList);
  expect(questions.items.map(({ slug }) => slug)).toContain('vm-or-containers');
  for (const { slug } of questions.items) await get(`questions/${slug}`, apiQuestionDetail);
  const seen = await walk('questions?limit=7', 'slug');
  const { total } = await get('questions', apiQuestionList);
  expect(new Set(seen).size).toBe(total);
});

test('changes have their documented shapes', async () => {
  const changes = await get('changes?from=2017-06-06&to=2017-07-17&entity=task&entity=site', apiChangeList);
  expect(changes.items.map(({ source }) => source?.slug)).toEqual(['wiki-later-version', 'wiki-version-18']);
  const seen = await walk('changes?limit=4', 'id');
  const { total } = await get('changes', apiChangeList);
  expect(new Set(seen).size).toBe(total);
});

test.each(['changes', 'tasks', 'tasks/1', 'questions', 'questions/which-runtime'])(
  '%s answers HEAD, and 304 to who has it already',
  async (path) => {
    const head = await app.request(`/api/v1/${path}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const etag = head.headers.get('etag') ?? '';
    const again = await app.request(`/api/v1/${path}`, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await app.request(`/api/v1/${path}`, { method: 'PUT' });
    expect(other.status).toBe(405);
    expect(other.headers.get('allow')).toMatch(/^GET, HEAD\b/);
  },
);

test.each([
  ['tasks?state=great', '/query/state'],
  ['tasks?sort=name', '/query/sort'],
  ['tasks?limit=0', '/query/limit'],
  ['tasks?cursor=AAAA', '/query/cursor'],
  ['tasks?__proto__=1', '/query/__proto__'],
  ['tasks/1?limit=3', '/query/limit'],
  ['questions?state=maybe', '/query/state'],
  ['questions?sort=topic', '/query/sort'],
  ['questions/which-runtime?x=1', '/query/x'],
  ['changes?entity=ship', '/query/entity'],
  ['changes?from=yesterday', '/query/from'],
  ['changes?to=2017-02-30', '/query/to'],
  ['changes?from=2017-01-01&from=2017-01-02', '/query/from'],
  ['changes?q=x', '/query/q'],
])('%s is a 400 that names the parameter', async (path, pointer) => {
  const { errors } = await refused(path, 400);
  expect(errors.map((error) => error.pointer)).toContain(pointer);
});

test.each([
  ...['tasks/0', 'tasks/999999999999', 'tasks/__proto__', 'tasks/%00', 'tasks/1e3', 'tasks/-1', 'tasks/9999'],
  ...['questions/nothing', 'questions/__proto__', 'questions/%00'],
])('%s is a 404', async (path) => {
  expect((await refused(path, 404)).detail).toMatch(/^There is no/);
});
