import { beforeAll, expect, test } from 'vitest';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { db, pool } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { applyChanges } from '../apply-changes.ts';
import { revertChangeSet } from '../revert-change-set.ts';
import { acceptDecision } from './accept-decision.ts';
import { addRemark } from './add-remark.ts';
import { editDecision } from './edit-decision.ts';
import { proposeDecision } from './propose-decision.ts';

const NOW = new Date('2026-02-03T04:05:06Z');
const system = { actor: systemActor('test'), now: NOW };
const apply = (entries: EntryChange[]) => applyChanges({ ctx: system, input: changeSetInput.parse({ entries }) });

beforeAll(async () => {
  const made = await apply([
    {
      kind: 'platform',
      slug: 'rhel6',
      create: true,
      set: { name: 'RHEL6', family: 'RHEL', generation: 6, baseImage: true },
    },
    { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker', channels: ['registry'] } },
    {
      kind: 'site',
      slug: 'slac',
      create: true,
      set: { name: 'SLAC', 'runtimes.docker': { state: 'unknown', raw: '??' } },
    },
    {
      kind: 'package',
      slug: 'gleam',
      create: true,
      set: { name: 'Gleam', 'platforms.rhel6.run': { support: 'supported', note: '' } },
    },
    {
      kind: 'question',
      slug: 'how',
      create: true,
      set: { name: 'How?', 'options.containers': { name: 'Containers', position: 1, summary: '' } },
    },
  ]);
  expect(made.ok).toBe(true);
});

interface Entry {
  version: number;
  fields: Record<string, unknown>;
}
async function entry(kind: string, slug: string): Promise<Entry> {
  const { rows } = await pool().query<Entry>(
    'select version, fields from entries where kind = $1::text::"EntryKind" and slug = $2',
    [kind, slug],
  );
  const [row] = rows;
  if (!row) throw new Error(`no ${kind} ${slug}`);
  return row;
}
const level = async () =>
  (await pool().query<{ level: string }>(`select level from readiness_pairs where package = 'gleam' and site = 'slac'`))
    .rows[0]?.level;
const NONE = { option: null, by: '', on: null, source: '', supersedes: null, effects: [] };
const EFFECTS = [
  { entity: 'package' as const, slug: 'gleam', path: 'strategy', value: 'container' },
  { entity: 'site' as const, slug: 'slac', path: 'runtimes.docker', value: { state: 'production' } },
];
async function propose(text: string, more: object = {}, ctx: { actor: Actor; now: Date } = system) {
  const { version } = await entry('question', 'how');
  const decision = { ...NONE, text, ...more };
  return proposeDecision({ ctx, input: { question: 'how', expectVersion: version, decision, why: '' } });
}
async function accept(decision: string, more: object = {}, ctx: { actor: Actor; now: Date } = system) {
  const versions = [
    { kind: 'package' as const, slug: 'gleam', version: (await entry('package', 'gleam')).version },
    { kind: 'site' as const, slug: 'slac', version: (await entry('site', 'slac')).version },
  ];
  const expectVersion = (await entry('question', 'how')).version;
  const input = { question: 'how', expectVersion, decision, versions, by: '', on: null, why: '', ...more };
  return acceptDecision({ ctx, input });
}
const slugOf = (proposed: Awaited<ReturnType<typeof propose>>): string => {
  if (!proposed.ok) throw new Error(proposed.failure.detail);
  return proposed.value.slug;
};

test('accepting changes facts and readiness in one change set, which reverts as one', async () => {
  const slug = slugOf(await propose('We go for containers at SLAC', { option: 'containers', effects: EFFECTS }));
  expect(slug).toBe('we-go-for-containers-at-slac');
  expect(await level()).toBe('unknown');
  const done = await accept(slug);
  if (!done.ok) throw new Error(done.failure.detail);
  expect(done.value.map(({ kind }) => kind)).toEqual(['question', 'package', 'site']);
  const changeSet = done.value[0]?.changeSet ?? 0;
  expect(new Set(done.value.map((one) => one.changeSet))).toEqual(new Set([changeSet]));
  expect((await entry('package', 'gleam')).fields.strategy).toBe('container');
  // The words of the source stay beside the new state.
  expect((await entry('site', 'slac')).fields['runtimes.docker']).toMatchObject({ state: 'production', raw: '??' });
  expect((await entry('question', 'how')).fields[`decisions.${slug}`]).toMatchObject({
    state: 'accepted',
    on: '2026-02-03',
  });
  expect(await level()).toBe('possible');

  expect((await revertChangeSet({ ctx: system, input: { changeSet, why: '' } })).ok).toBe(true);
  expect((await entry('question', 'how')).fields[`decisions.${slug}`]).toMatchObject({ state: 'proposed' });
  expect((await entry('site', 'slac')).fields['runtimes.docker']).toMatchObject({ state: 'unknown' });
  expect((await entry('package', 'gleam')).fields.strategy).toBe('undecided');
  expect(await level()).toBe('unknown');
});

test('a decision takes the place of another when it is accepted, not before', async () => {
  const first = slugOf(await propose('First'));
  expect((await accept(first)).ok).toBe(true);
  const second = slugOf(await propose('Second', { supersedes: first }));
  const state = async (slug: string) => (await entry('question', 'how')).fields[`decisions.${slug}`];
  expect(await state(first)).toMatchObject({ state: 'accepted' });
  expect((await accept(second)).ok).toBe(true);
  expect(await state(first)).toMatchObject({ state: 'superseded' });
  expect(await state(second)).toMatchObject({ state: 'accepted', supersedes: first });
  // What is accepted stays as it was said, and nothing else takes its place twice.
  expect(await accept(second)).toMatchObject({ failure: { kind: 'conflict' } });
  const { version } = await entry('question', 'how');
  const withdrawn = { question: 'how', expectVersion: version, decision: second, change: null, why: '' };
  expect(await editDecision({ ctx: system, input: withdrawn })).toMatchObject({ failure: { kind: 'conflict' } });
  expect(await propose('Third', { supersedes: first })).toMatchObject({ failure: { kind: 'invalid' } });
  expect(await propose('Fourth', { supersedes: 'nothing' })).toMatchObject({ failure: { kind: 'not_found' } });
});

test('a proposal can be changed and withdrawn', async () => {
  const slug = slugOf(await propose('Perhaps'));
  const version = async () => (await entry('question', 'how')).version;
  const input = async (change: Parameters<typeof editDecision>[0]['input']['change']) => ({
    ctx: system,
    input: { question: 'how', expectVersion: await version(), decision: slug, change, why: '' },
  });
  expect((await editDecision(await input((before) => ({ ...before, effects: EFFECTS })))).ok).toBe(true);
  expect((await entry('question', 'how')).fields[`decisions.${slug}`]).toMatchObject({ effects: EFFECTS });
  expect((await editDecision(await input(null))).ok).toBe(true);
  expect((await entry('question', 'how')).fields).not.toHaveProperty(`decisions.${slug}`);
});

test('an entry that somebody saved meanwhile, or whose version nobody saw, stops all of it', async () => {
  const slug = slugOf(await propose('Later', { effects: EFFECTS }));
  const before = await Promise.all([entry('question', 'how'), entry('package', 'gleam'), entry('site', 'slac')]);
  const versions = [
    { kind: 'package', slug: 'gleam', version: before[1].version },
    { kind: 'site', slug: 'slac', version: before[2].version - 1 },
  ];
  expect(await accept(slug, { versions })).toMatchObject({
    failure: { kind: 'precondition', current: { kind: 'site', slug: 'slac' } },
  });
  expect(await accept(slug, { versions: [] })).toMatchObject({ failure: { kind: 'invalid' } });
  expect(await accept(slug, { expectVersion: before[0].version - 1 })).toMatchObject({
    failure: { kind: 'precondition' },
  });
  expect(await Promise.all([entry('question', 'how'), entry('package', 'gleam'), entry('site', 'slac')])).toEqual(
    before,
  );
});

test.each([
  [{ entity: 'package', slug: 'gleam', path: 'strategy', value: 'magic' }],
  [{ entity: 'package', slug: 'gleam', path: 'secret', value: 1 }],
  [{ entity: 'package', slug: 'nothing', path: 'strategy', value: 'vm' }],
  [{ entity: 'question', slug: 'how', path: 'answered', value: true }],
])('an effect that cannot be carried out is refused: %j', async (effect) => {
  expect(await propose('Impossible', { effects: [effect] })).toMatchObject({
    failure: { kind: 'invalid', errors: [{ pointer: '/effects/0' }] },
  });
  expect(await propose('Twice', { effects: [EFFECTS[0], EFFECTS[0]] })).toMatchObject({ failure: { kind: 'invalid' } });
});

test('a member adds a remark under the own name, and nothing else', async () => {
  const { id } = await db().user.create({ data: { name: 'Rita Reader', handle: 'rita@example.org' } });
  const reader = {
    actor: { kind: 'user', userId: id, name: 'Rita Reader', grants: [{ role: 'reader', entry: null }] },
    now: NOW,
  } as const;
  const input = { question: 'how', text: 'Lyon prefers Singularity.', role: 'con', topic: '' } as const;
  expect((await addRemark({ ctx: reader, input })).ok).toBe(true);
  expect((await addRemark({ ctx: reader, input: { ...input, text: 'And so do we.' } })).ok).toBe(true);
  const remarks = await db().remark.findMany({ include: { person: true }, orderBy: { position: 'asc' } });
  expect(remarks.map(({ text, role, person }) => [text, role, person?.name])).toEqual([
    ['Lyon prefers Singularity.', 'con', 'Rita Reader'],
    ['And so do we.', 'con', 'Rita Reader'],
  ]);
  expect(await addRemark({ ctx: reader, input: { ...input, text: '  ' } })).toMatchObject({
    failure: { kind: 'invalid' },
  });
  expect(await propose('Mine', {}, reader)).toMatchObject({ failure: { kind: 'forbidden' } });
  expect(await accept('later', {}, reader)).toMatchObject({ failure: { kind: 'forbidden' } });
});
