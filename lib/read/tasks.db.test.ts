import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { parseTaskParams } from '#lib/contracts/task-params.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listTasks } from './list-tasks.ts';
import { readTask } from './read-task.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };
const list = (query = '') => listTasks({ ctx, input: parseTaskParams(new URLSearchParams(query)).params });

async function change(entries: EntryChange[]): Promise<void> {
  const input = changeSetInput.parse({ entries, why: 'test' });
  const result = await applyChanges({ ctx: { actor: systemActor('test'), now: ctx.now }, input });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

test('tasks come by priority, those that are closed last', async () => {
  const { items, total, progress, nextCursor } = await list();
  expect(items).toHaveLength(total);
  expect(nextCursor).toBeNull();
  expect(items[0]).toMatchObject({ slug: 'detailed-status', state: 'open', position: 1 });
  const closed = items.map(({ state }) => state === 'done' || state === 'abandoned');
  expect(closed).toEqual([...closed].sort((a, b) => Number(a) - Number(b)));
  const open = items.filter(({ state }) => state === 'open' || state === 'in_progress').map((task) => task.position);
  expect(open).toEqual([...open].sort((a, b) => a - b));
  expect(progress).toEqual({ open: 11, in_progress: 3, blocked: 0, done: 1, abandoned: 2 });
});

test('a task says which entries it is about, and whether its checks are still open', async () => {
  const { items } = await list('q=GR+container&state=done');
  const task = items.find(({ slug }) => slug === 'build-gr-container');
  expect(task?.about.map(({ kind, slug }) => `${kind} ${slug}`)).toContain('package glastrelease');
  expect(task?.actions).toEqual([
    expect.objectContaining({
      key: 'build-image:glastrelease',
      text: 'Build an image that holds GlastRelease.',
      cut: false,
    }),
  ]);
  expect(task, 'no build is registered').toMatchObject({ contradicted: true, closedOn: '2017-07-27' });
});

test('pages follow each other, and states narrow them, with counts of what each would show', async () => {
  const seen: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(`limit=4&cursor=${cursor}`);
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor;
  }
  const { total, facets } = await list();
  expect(new Set(seen).size).toBe(total);
  expect(facets.state?.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  const abandoned = await list('state=abandoned');
  expect(abandoned.items.every(({ state }) => state === 'abandoned')).toBe(true);
  expect(abandoned.facets.state).toEqual(facets.state);
  expect((await list('q=no-such-thing')).total).toBe(0);
});

test('a task that is marked as done while its check is open is shown as such; relations go both ways', async () => {
  await change([
    {
      kind: 'task',
      slug: 'detailed-status',
      set: { state: 'done', closedOn: '2018-01-01', waitsFor: ['use-case-list'] },
    },
    { kind: 'task', slug: 'scaling-test', set: { parent: 'detailed-status' } },
  ]);
  const { items } = await list('state=done&q=detailed');
  expect(items).toMatchObject([{ slug: 'detailed-status', contradicted: true, closedOn: '2018-01-01' }]);
  const asking = items[0]?.actions.filter(({ is }) => is === 'open') ?? [];
  expect(asking.map(({ key }) => key)).toContain('say-upgradable:isoc-monitoring');
  for (const { check, reason, pairs, example } of asking) {
    expect(check).toMatch(/^(todo|fail|unknown)$/);
    expect(reason).toMatch(/\.$/);
    expect(pairs).toBeGreaterThan(0);
    expect(example).not.toBeNull();
  }
  const read = async (number: number | undefined) => {
    const result = await readTask({ ctx, input: { number: String(number) } });
    if (!result.ok) throw new Error(result.failure.detail);
    return result.value;
  };
  const task = await read(items[0]?.number);
  expect(task.subTasks.map(({ slug }) => slug)).toEqual(['scaling-test']);
  expect(task.waitsFor.map(({ slug }) => slug)).toEqual(['use-case-list']);
  expect((await read(task.subTasks[0]?.number)).parent?.slug).toBe('detailed-status');
  expect((await read(task.waitsFor[0]?.number)).waitedForBy.map(({ slug }) => slug)).toEqual(['detailed-status']);
  expect(task.history.length).toBeGreaterThan(1);
});

test.each(['0', '-1', '01', '1e3', '4294967296', '99999999999999999999', 'a'.repeat(10_000), '', '1.5', '\0', '9999'])(
  'no task at %#',
  async (number) => {
    expect(await readTask({ ctx, input: { number } })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  },
);
