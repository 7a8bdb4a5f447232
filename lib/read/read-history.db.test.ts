import { beforeAll, expect, test } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { parseAsOfParams } from '#lib/contracts/as-of-params.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listPackagesAsOf } from './as-of/list-packages.ts';
import { readDifference } from './as-of/read-difference.ts';
import { historyOf } from './entry-details.ts';
import { compareRevisions, readHistory } from './read-history.ts';

const now = new Date();
const ctx = { actor: ANONYMOUS, now };
const kind = 'package';

beforeAll(() => loadCatalogue({ name: 'fermi', now, log: () => undefined }), 120_000);

async function change(entries: EntryChange[], at: string): Promise<void> {
  const input = changeSetInput.parse({ entries, at, why: 'test' });
  const result = await applyChanges({ ctx: { actor: systemActor('test'), now }, input });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}
async function history(slug: string, fields: string[] = [], below: number | null = null) {
  const result = await readHistory({ ctx, input: { kind, slug, fields, below } });
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

test('every package’s history of one field tells each value it had, and ends with the present one', async () => {
  const entries = await db().entry.findMany({ where: { kind } });
  for (const { slug, version, fields } of entries) {
    const whole = await history(slug);
    expect([whole.total, whole.version, whole.revisions.length]).toEqual([version, version, version]);
    for (const [path, value] of Object.entries(fields as object)) {
      const { revisions, total } = await history(slug, [path]);
      expect(revisions).toHaveLength(total);
      const steps = revisions.flatMap(({ changes }) => changes);
      expect(steps.every((step) => step.path === path)).toBe(true);
      expect(steps[0]?.to).toEqual(value);
      for (const [at, { from }] of steps.entries()) expect(from).toEqual(steps[at + 1]?.to ?? null);
    }
  }
});

test('a pattern stands for all fields it fits; nothing of it is read as an expression', async () => {
  const { revisions } = await history('glastrelease', ['platforms.*.run']);
  expect(revisions.flatMap(({ changes }) => changes).length).toBeGreaterThan(0);
  for (const { path } of revisions.flatMap(({ changes }) => changes)) expect(path).toMatch(/^platforms\..*\.run$/);
  for (const odd of ['.', '%', '_ame', 'n.me', '(', '\\', "'"])
    expect((await history('glastrelease', [odd])).total).toBe(0);
});

test('a long history comes in pages, and one of an entry in the trash is told', async () => {
  await change([{ kind, slug: 'busy', create: true, set: { name: 'Busy' } }], '2020-01-01T00:00:00Z');
  for (let at = 2; at <= 55; at++) {
    await change([{ kind, slug: 'busy', set: { summary: `${at}` } }], '2020-01-02T00:00:00Z');
  }
  const first = await history('busy', ['summary']);
  expect([first.total, first.revisions.length, first.next]).toEqual([54, 50, 6]);
  const rest = await history('busy', ['summary'], first.next);
  expect([rest.revisions.length, rest.next]).toEqual([4, null]);
  const gone = await trashEntry({
    ctx: { actor: systemActor('test'), now },
    input: { kind, slug: 'busy', expectVersion: 55, why: '' },
  });
  expect(gone.ok).toBe(true);
  expect(await history('busy')).toMatchObject({ trashed: true, total: 56 });
});

test('any two versions are held against each other, in whichever order they are named', async () => {
  const compare = (from: number, to: number) => compareRevisions({ ctx, input: { kind, slug: 'busy', from, to } });
  const changes = [{ path: 'summary', from: '3', to: '9' }];
  expect(await compare(3, 9)).toMatchObject({ ok: true, value: { from: 3, to: 9, changes } });
  expect(await compare(9, 3)).toMatchObject({ ok: true, value: { from: 3, to: 9, changes } });
  expect(await compare(4, 4)).toMatchObject({ ok: true, value: { changes: [] } });
  expect((await compare(1, 99)).ok).toBe(false);
  expect((await compareRevisions({ ctx, input: { kind, slug: 'nothing', from: 1, to: 2 } })).ok).toBe(false);
});

test('between two days only the net effect is told, with what opened, closed and was decided', async () => {
  const between = (from: string, to: string) => readDifference({ ctx, input: { from, to } });
  const wiki = await between('2017-06-06', '2017-07-27');
  expect(wiki.entries.filter((one) => one.kind === 'package' && one.became === 'changed').length).toBeGreaterThan(0);
  expect(wiki.readiness?.of).toBe('all');
  expect(wiki.changeTotal).toBe(wiki.changeSets.length);

  const day = '2021-01-01T12:00:00Z';
  await change([{ kind, slug: 'glastrelease', set: { reviewEveryDays: 30 } }], day);
  await change([{ kind, slug: 'glastrelease', set: { reviewEveryDays: null } }], day);
  expect(await between('2020-12-31', '2021-01-01')).toMatchObject({ entries: [], changeTotal: 2, unread: 0 });

  await change(
    [
      { kind: 'task', slug: 'new-task', create: true, set: { name: 'New', state: 'open', position: 1 } },
      { kind: 'task', slug: 'done-task', create: true, set: { name: 'Done', state: 'open', position: 2 } },
    ],
    '2021-02-01T12:00:00Z',
  );
  await change(
    [
      { kind: 'task', slug: 'done-task', set: { state: 'done' } },
      {
        kind: 'question',
        slug: 'asked',
        create: true,
        set: { name: 'Asked?', 'decisions.yes': { state: 'accepted', text: 'Yes.', by: 'Ann' } },
      },
    ],
    '2021-02-02T12:00:00Z',
  );
  const meeting = await between('2021-02-01', '2021-02-02');
  expect(meeting.tasks.closed.map(({ slug, state }) => [slug, state])).toEqual([['done-task', 'done']]);
  expect(meeting.tasks.opened).toEqual([]);
  expect(meeting.decisions.map(({ text, by }) => [text, by])).toEqual([['Yes.', 'Ann']]);
  expect((await between('2021-01-31', '2021-02-01')).tasks.opened.map(({ slug }) => slug).sort()).toEqual([
    'done-task',
    'new-task',
  ]);
  expect((await between('2021-01-31', '2021-02-02')).tasks.closed.map(({ slug }) => slug)).toEqual(['done-task']);
});

test('the levels that rose or fell are those in which the two tables differ', async () => {
  await change(
    [
      { kind, slug: 'glastrelease', set: { 'platforms.rhel7.run': { support: 'supported', note: '' } } },
      { kind: 'site', slug: 'slac', set: { 'runtimes.docker': { state: 'refused' }, 'runtimes.singularity': null } },
    ],
    '2021-05-01T12:00:00Z',
  );
  const [from, to] = ['2021-04-30', '2021-05-01'];
  const table = async (day: string) => {
    const page = parseAsOfParams(new URLSearchParams('limit=200')).params;
    const { items } = await listPackagesAsOf({ ctx, input: { day, page } });
    return new Map(items.flatMap(({ slug, readiness }) => readiness.map((one) => [`${slug} ${one.site}`, one.level])));
  };
  const [before, after] = [await table(from), await table(to)];
  const differing = [...after].filter(([pair, level]) => before.get(pair) !== level).map(([pair]) => pair);
  const told = (await readDifference({ ctx, input: { from, to } })).readiness?.levels ?? [];
  expect(differing.length).toBeGreaterThan(0);
  expect(told.map((one) => `${one.package.slug} ${one.site.slug}`).sort()).toEqual(differing.sort());
  for (const one of told) {
    const pair = `${one.package.slug} ${one.site.slug}`;
    expect([one.from, one.to]).toEqual([before.get(pair), after.get(pair)]);
  }
});

test('the history on an entry’s page names who made a change', async () => {
  const { id: userId } = await db().user.create({ data: { name: 'Eva Expert', handle: 'eva' } });
  const eva: Actor = { kind: 'user', userId, name: 'Eva Expert', grants: [{ role: 'manager', entry: null }] };
  const input = changeSetInput.parse({ entries: [{ kind, slug: 'fastcopy', set: { summary: 'Copies.' } }] });
  expect((await applyChanges({ ctx: { actor: eva, now }, input })).ok).toBe(true);
  const { id } = await db().entry.findFirstOrThrow({ where: { kind, slug: 'fastcopy' } });
  const told = await historyOf(ctx, id);
  expect([told[0]?.by, told.at(-1)?.by]).toEqual(['Eva Expert', null]);
});
