import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listChanges } from './list-changes.ts';
import { readChange } from './read-change.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };
const list = (query = '') => listChanges({ ctx, input: parseChangeParams(new URLSearchParams(query)).params });

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

async function read(id: number, more: { after?: string; kinds?: string[] } = {}) {
  const result = await readChange({ ctx, input: { id: String(id), after: '', kinds: [], ...more } });
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

test('changes come newest first by when they took effect; the two versions of the page are among the first', async () => {
  const { items, total } = await list();
  expect(items).toHaveLength(total);
  const at = items.map((item) => item.at);
  expect(at).toEqual([...at].sort().reverse());
  expect(items.slice(-3).map(({ source }) => source?.slug)).toEqual([
    'wiki-later-version',
    'wiki-version-18',
    'platform-lifecycles',
  ]);
  for (const { entries, kinds, total: all, recordedAt, at: took } of items) {
    expect(entries).toHaveLength(Math.min(all, 20));
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(all);
    expect(recordedAt > took).toBe(true);
  }
});

test('kinds, sources and days narrow the list, with counts of what each would show', async () => {
  const later = await list('source=wiki-later-version');
  expect(later.total).toBe(1);
  expect(later.facets.source?.length).toBeGreaterThan(2);
  const tasks = await list('entity=task');
  expect(tasks.total).toBe(tasks.facets.entity?.find(({ value }) => value === 'task')?.count);
  expect(tasks.items.flatMap(({ entries }) => entries).every(({ kind, number }) => kind === 'task' && number)).toBe(
    true,
  );
  const days = await list('from=2017-07-17&to=2017-07-21');
  expect(days.items.map(({ at }) => at.slice(0, 10))).toEqual(['2017-07-21', '2017-07-19', '2017-07-17']);
  expect((await list('from=2018-01-01&to=2017-01-01')).total).toBe(0);
});

test('pages follow each other', async () => {
  const seen: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(`limit=5&cursor=${cursor}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe((await list()).total);
});

test('what changed between the two versions is one change set, with what was and became', async () => {
  const { items } = await list('source=wiki-later-version');
  const change = await read(items[0]?.id ?? 0);
  expect(change.entries).toHaveLength(change.total);
  expect(change.next).toBeNull();
  const task = change.entries.find(({ slug }) => slug === 'vm-vs-containers');
  expect(task?.changes).toContainEqual({ path: 'state', from: 'open', to: 'abandoned' });
  const only = await read(change.id, { kinds: ['site'] });
  expect(only.entries.every(({ kind }) => kind === 'site')).toBe(true);
  expect(only.total).toBe(change.total);
});

test('a change of hundreds of entries is shown some at a time; one that came later is counted too', async () => {
  const entries = Array.from({ length: 450 }, (_, index) => ({
    kind: 'note',
    slug: `note-${index}`,
    create: true,
    set: { name: `Note ${index}`, body: 'x' },
  }));
  const input = changeSetInput.parse({ entries, why: 'many' });
  expect(await applyChanges({ ctx: { actor: systemActor('test'), now: ctx.now }, input })).toMatchObject({ ok: true });
  const { items } = await list('limit=1');
  expect(items).toMatchObject([{ why: 'many', total: 450, kinds: [{ kind: 'note', count: 450 }], source: null }]);
  expect(items[0]?.entries).toHaveLength(20);
  const seen: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(items[0]?.id ?? 0, { after: String(after) });
    seen.push(...page.entries.map(({ slug }) => slug));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(450);
});

test.each(['0', '-1', '1e3', '99999999999', '', '\0', 'a'.repeat(10_000), '9999'])('no change at %#', async (id) => {
  const found = await readChange({ ctx, input: { id, after: 'x', kinds: [] } });
  expect(found).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
});
