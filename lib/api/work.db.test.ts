import { beforeAll, expect, test } from 'vitest';
import { apiChangeList } from '#lib/contracts/api/change.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { apiQuestionDetail, apiQuestionList } from '#lib/contracts/api/question.ts';
import { apiTaskDetail, apiTaskList, apiTaskTable } from '#lib/contracts/api/task.ts';
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

test('tasks as a table have facets that count without themselves, groups, several orders and windows', async () => {
  const table = (query: string) => get(`tasks?with=table&limit=200&${query}`, apiTaskTable);
  const all = await table('');
  expect(all).toMatchObject({ total: 17, shown: 17, start: 0, groups: null, previousCursor: null });
  expect(all.progress).toMatchObject({ open: 11, done: 1 });
  const slac = all.items.filter(({ about }) => about.some(({ kind, slug }) => kind === 'site' && slug === 'slac'));
  const here = await table('site=slac&state=done');
  expect(here.facets.state?.reduce((sum, { count }) => sum + count, 0)).toBe(slac.length);
  expect(here.items.map(({ number }) => number)).toEqual(
    slac.filter(({ state }) => state === 'done').map(({ number }) => number),
  );
  const grouped = await table('group=state&sort=-state,name&closed=open');
  expect(grouped.groups?.map(({ value }) => value)).toEqual(['abandoned', 'done', 'in_progress', 'open']);
  expect(grouped).toMatchObject({ total: 17, shown: 6 });
  const names = grouped.items.filter(({ state }) => state === 'in_progress').map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort());
  const numbers = (await table('sort=-number')).items.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  const middle = await get('tasks?with=table&sort=-number&limit=3&start=5', apiTaskTable);
  expect([middle.start, middle.items.map(({ number }) => number)]).toEqual([5, numbers.slice(5, 8)]);
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
  ['tasks?sort=colour', '/query/sort'],
  ['tasks?group=package', '/query/group'],
  ['tasks?group=state&closed=great', '/query/closed'],
  ['tasks?start=2&start=3', '/query/start'],
  ['tasks?with=rows', '/query/with'],
  ['tasks?limit=0', '/query/limit'],
  ['tasks?cursor=AAAA', '/query/cursor'],
  ['tasks?__proto__=1', '/query/__proto__'],
  ['tasks/1?limit=3', '/query/limit'],
  ['questions?state=maybe', '/query/state'],
  ['questions?sort=colour', '/query/sort'],
  ['questions?group=none&closed=Containers', '/query/closed'],
  ['questions/which-runtime?x=1', '/query/x'],
  ['changes?entity=ship', '/query/entity'],
  ['changes?from=yesterday', '/query/from'],
  ['changes?to=2017-02-30', '/query/to'],
  ['changes?from=2017-01-01&from=2017-01-02', '/query/from'],
  ['changes?q=%00', '/query/q'],
  ['changes?sort=why', '/query/sort'],
  ['changes?group=entity', '/query/group'],
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
