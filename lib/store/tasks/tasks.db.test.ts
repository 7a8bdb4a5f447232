import { beforeEach, describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { db, pool } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import { applyChanges } from '../apply-changes.ts';
import { patchEntry } from '../patch-entry.ts';
import { revertChangeSet } from '../revert-change-set.ts';
import { changeTasks } from './change-tasks.ts';
import { moveTask } from './move-task.ts';
import type { TaskPlace } from './task-order.ts';

const manager: Actor = { kind: 'system', name: 'test' };
const ctx = () => ({ actor: manager, now: new Date('2026-02-03T04:05:06Z') });
const apply = (entries: EntryChange[]) =>
  applyChanges({ ctx: { actor: systemActor('test'), now: new Date() }, input: changeSetInput.parse({ entries }) });
let round = 0;
/** Slugs of this test's tasks, by their first letter. */
const slug = (name: string): string => `${name}-${round}`;

/** The tasks of a test, in order, alone in the list: those of the tests before are in the trash. */
beforeEach(async () => {
  round += 1;
  await pool().query(`update entries set trashed_at = now() where kind = 'task'`);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const made = await apply(
    names.map((name, index) => ({
      kind: 'task',
      slug: slug(name),
      create: true,
      set: { name, position: index + 1, ...(name === 'b' && { parent: slug('a') }) },
    })),
  );
  expect(made.ok).toBe(true);
});

interface Row {
  name: string;
  number: number;
  version: number;
  state: TaskState;
  position: number;
  closed: string | null;
}
async function all(): Promise<Row[]> {
  const { rows } = await pool().query<Row>(`
    select e.name, t.number, e.version, t.state, t.position, t.closed_on::text as closed from tasks t join entries e on e.id = t.id
    where e.trashed_at is null order by t.position, t.number`);
  return rows;
}
const order = async () => (await all()).map(({ name }) => name).join('');
async function task(name: string): Promise<Row> {
  const found = (await all()).find((row) => row.name === name);
  if (!found) throw new Error(`no task ${name}`);
  return found;
}
async function move(
  name: string,
  place: TaskPlace | null,
  more: Partial<Parameters<typeof moveTask>[0]['input']> = {},
) {
  const { number, version } = await task(name);
  const input = { number, expectVersion: version, place, state: null, subTasks: 'ask' as const, why: '', ...more };
  return moveTask({ ctx: ctx(), input });
}

describe('moving', () => {
  test('puts a task before, after, first and last, each in one change set of one entry', async () => {
    for (const [place, expected] of [
      [{ before: (await task('b')).number }, 'aebcd'],
      [{ after: (await task('d')).number }, 'abcde'],
      [{ at: 'first' }, 'eabcd'],
      [{ at: 'last' }, 'abcde'],
    ] as const) {
      const done = await move('e', place);
      expect(done).toMatchObject({ ok: true, value: [{ kind: 'task', changed: ['position'] }] });
      expect(await order()).toBe(expected);
    }
  });

  test('spreads neighbours without room along, in the same change set', async () => {
    await apply(['b', 'c', 'd'].map((name) => ({ kind: 'task', slug: slug(name), set: { position: 2 } })));
    const done = await move('e', { before: (await task('c')).number });
    if (!done.ok) throw new Error(done.failure.detail);
    expect(await order()).toBe('abecd');
    expect(new Set(done.value.map(({ changeSet }) => changeSet)).size).toBe(1);
    expect(done.value.length).toBeGreaterThan(1);
    const [first] = done.value;
    expect((await revertChangeSet({ ctx: ctx(), input: { changeSet: first?.changeSet ?? 0, why: '' } })).ok).toBe(true);
    expect(await order()).toBe('abcde');
  });

  test('refuses who has not seen the version, and a neighbour that is not there', async () => {
    const before = await all();
    const seen = await task('e');
    expect(await move('e', { at: 'first' }, { expectVersion: seen.version + 1 })).toMatchObject({
      failure: { kind: 'precondition', current: { slug: slug('e') } },
    });
    expect(await move('e', { before: 999_999 })).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await move('e', { after: seen.number })).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await all()).toEqual(before);
  });

  test('two clients who move without a pause keep one total order, and each of their moves or its refusal', async () => {
    const client = async (names: string[]) => {
      const said = new Set<string>();
      for (let turn = 0; turn < 12; turn++) {
        const { number: neighbour } = await task(turn % 2 === 0 ? 'c' : 'a');
        const done = await move(
          names[turn % names.length] ?? 'd',
          turn % 3 ? { before: neighbour } : { after: neighbour },
        );
        said.add(done.ok ? 'moved' : done.failure.kind);
      }
      return said;
    };
    const said = await Promise.all([client(['d', 'e']), client(['e', 'b']), client(['d', 'b'])]);
    expect(
      [...new Set(said.flatMap((one) => [...one]))].filter((one) => one !== 'moved' && one !== 'precondition'),
    ).toEqual([]);
    const rows = await all();
    expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
    expect(
      rows
        .map(({ name }) => name)
        .sort()
        .join(''),
    ).toBe('abcde');
    expect(rows.every(({ position }) => Number.isFinite(position))).toBe(true);
  });
});

describe('the day a task is closed on', () => {
  test('is set and taken away with the state, by whatever changes it', async () => {
    expect((await move('c', null, { state: 'done' })).ok).toBe(true);
    expect(await task('c')).toMatchObject({ state: 'done', closed: '2026-02-03' });
    const { version } = await task('c');
    const patch = { kind: 'task', slug: slug('c'), expectVersion: version, patch: { state: 'open' }, why: '' } as const;
    expect((await patchEntry({ ctx: ctx(), input: patch })).ok).toBe(true);
    expect(await task('c')).toMatchObject({ state: 'open', closed: null });
  });
});

describe('sub-tasks', () => {
  test('closing a task asks about its open parts, and does what was said', async () => {
    const before = await all();
    const asked = await move('a', null, { state: 'done' });
    expect(asked).toMatchObject({ failure: { kind: 'conflict', detail: expect.stringContaining('“b”') } });
    expect(await all()).toEqual(before);
    expect((await move('a', null, { state: 'done', subTasks: 'leave' })).ok).toBe(true);
    expect((await task('b')).state).toBe('open');
    expect((await move('a', null, { state: 'open' })).ok).toBe(true);
    const closed = await move('a', null, { state: 'done', subTasks: 'close' });
    expect(closed).toMatchObject({ ok: true, value: [{ slug: slug('a') }, { slug: slug('b') }] });
    expect(await task('b')).toMatchObject({ state: 'done', closed: '2026-02-03' });
  });
});

describe('several at once', () => {
  test('get a state, an owner, a day and a place in one change set; a preview stores nothing', async () => {
    await db().person.create({ data: { slug: `ann-${round}`, name: 'Ann' } });
    const [d, b] = [await task('d'), await task('b')];
    const input = {
      tasks: [d, b].map(({ number, version }) => ({ number, version })),
      set: { state: 'in_progress', owner: `ann-${round}`, dueOn: '2026-05-01' },
      place: { at: 'first' },
      subTasks: 'ask',
      why: 'meeting',
    } as const;
    const before = await all();
    const tried = await changeTasks({ ctx: ctx(), input: { ...input, preview: true } });
    expect(tried).toMatchObject({ ok: true, value: [{}, {}] });
    expect(await all()).toEqual(before);
    const done = await changeTasks({ ctx: ctx(), input });
    if (!done.ok) throw new Error(done.failure.detail);
    expect(new Set(done.value.map(({ changeSet }) => changeSet)).size).toBe(1);
    expect(await order()).toBe('bdace');
    expect((await task('d')).state).toBe('in_progress');
  });

  test('are refused together when one of them was changed since', async () => {
    const [d, b] = [await task('d'), await task('b')];
    const tasks = [
      { number: d.number, version: d.version },
      { number: b.number, version: b.version + 1 },
    ];
    const before = await all();
    const done = await changeTasks({
      ctx: ctx(),
      input: { tasks, set: { state: 'done' }, place: null, subTasks: 'leave', why: '' },
    });
    expect(done).toMatchObject({ ok: false, failure: { kind: 'precondition' } });
    expect(await all()).toEqual(before);
  });
});

describe('a ring', () => {
  test('of waiting is refused with its way, also one closed from both ends at once', async () => {
    expect((await apply([{ kind: 'task', slug: slug('c'), set: { waitsFor: [slug('d')] } }])).ok).toBe(true);
    expect((await apply([{ kind: 'task', slug: slug('d'), set: { waitsFor: [slug('e')] } }])).ok).toBe(true);
    const closed = await apply([{ kind: 'task', slug: slug('e'), set: { waitsFor: [slug('c')] } }]);
    expect(closed).toMatchObject({
      failure: {
        kind: 'invalid',
        detail: expect.stringMatching(/“e” waits for #\d+ “c” waits for #\d+ “d” waits for #\d+ “e”/),
        errors: [{ pointer: '/entries/0/set/waitsFor' }],
      },
    });
    const both = await Promise.all([
      apply([{ kind: 'task', slug: slug('a'), set: { waitsFor: [slug('b')] } }]),
      apply([{ kind: 'task', slug: slug('b'), set: { waitsFor: [slug('a')] } }]),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('of parts is refused, and a change that turns an edge round is not', async () => {
    expect(await apply([{ kind: 'task', slug: slug('a'), set: { parent: slug('b') } }])).toMatchObject({
      failure: { kind: 'invalid', detail: expect.stringContaining('is a part of') },
    });
    const turned = await apply([
      { kind: 'task', slug: slug('a'), set: { parent: slug('b') } },
      { kind: 'task', slug: slug('b'), set: { parent: null } },
    ]);
    expect(turned.ok).toBe(true);
  });
});
