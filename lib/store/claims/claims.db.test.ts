import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { db, pool } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { type OtherClaim, otherClaim } from '#lib/contracts/claims.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import { applyChanges } from '../apply-changes.ts';
import { createPerson } from '../people/create-person.ts';
import { joinPerson } from '../people/join-person.ts';
import { recordSources } from '../record-sources.ts';
import { trashEntry } from '../trash-entry.ts';
import { settleClaims } from './settle-claims.ts';
import { stateClaim } from './state-claim.ts';

const now = new Date('2026-02-03T04:05:06Z');
const system = { actor: systemActor('test'), now };
const kind = 'package';
const field = 'existingContainer';
let count = 0;
let slug = '';
let people: Record<'reader' | 'expert', Actor>;

async function change(entries: EntryChange[]) {
  const done = await applyChanges({ ctx: system, input: changeSetInput.parse({ entries }) });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
}

async function person(name: string, grants: readonly Grant[]): Promise<Actor> {
  const made = await createPerson({ ctx: system, input: { name, email: `${name}@example.org`, grants: [] } });
  if (!made.ok) throw new Error(made.failure.detail);
  return { kind: 'user', userId: made.value.userId, name, grants: [{ role: 'reader', entry: null }, ...grants] };
}

beforeEach(async () => {
  count += 1;
  slug = `gleam-${count}`;
  await change([
    { kind, slug, create: true, set: { name: 'Gleam', [field]: { value: 'no', raw: '(error)' } } },
    { kind: 'site', slug: `slac-${count}`, create: true, set: { name: 'SLAC' } },
  ]);
  people = {
    reader: await person(`rita-${count}`, []),
    expert: await person(`ann-${count}`, [{ role: 'expert', entry: { kind, slug } }]),
  };
});

const say = (actor: Actor, more: Partial<OtherClaim> = {}) =>
  stateClaim({
    ctx: { actor, now },
    input: { ...otherClaim.parse({ kind, slug, field, value: { value: 'yes' }, why: 'I built one.' }), ...more },
  });
const settle = (actor: Actor, take: number | null, version: number) =>
  settleClaims({ ctx: { actor, now }, input: { kind, slug, field, take, version, why: 'I have asked.' } });
const entry = () => db().entry.findUniqueOrThrow({ where: { kind_slug: { kind, slug } } });
const claims = async () =>
  db().claim.findMany({
    where: { entryId: (await entry()).id, field },
    orderBy: { id: 'asc' },
    include: { changeSet: true },
  });
const inConflict = async () =>
  (await pool().query('select field from fields_in_conflict where entry_id = $1', [(await entry()).id])).rows;

describe('saying otherwise', () => {
  it('keeps of a long value the words that fit, and refuses what cannot be kept', async () => {
    const site = { kind: 'site', slug: `slac-${count}`, field: 'bindable' } as const;
    const paths = Array.from({ length: 40 }, (_, at) => `/${at}${'😀'.repeat(100)}`);
    expect(await say(people.reader, { ...site, value: paths, raw: '' })).toMatchObject({ ok: true });
    const claim = await db().claim.findFirstOrThrow({ where: { field: 'bindable' } });
    expect(claim.value).toEqual(paths);
    expect(claim.raw).toHaveLength(4000);
    expect(claim.raw.isWellFormed()).toBe(true);
    const beyond = await say(people.reader, { field: 'nothing', value: 'x\u0000y', raw: '' });
    expect(beyond).toMatchObject({ ok: false, failure: { kind: 'invalid', errors: [{ pointer: '/value' }] } });
  });

  it('stands open beside the value, which stays, and is a revision with its reason', async () => {
    const before = await entry();
    const done = await say(people.reader, { raw: 'there is one at CC', certainty: 'likely' });
    expect(done).toMatchObject({ ok: true, value: { version: before.version + 1, changed: [] } });
    expect((await entry()).fields).toEqual(before.fields);
    const [present, other] = await claims();
    expect(present).toMatchObject({ state: 'current', raw: '(error)' });
    expect(other).toMatchObject({ state: 'open', raw: 'there is one at CC', certainty: 'likely', personId: null });
    expect(other?.value).toEqual({ value: 'yes', raw: '' });
    expect(other?.changeSet).toMatchObject({
      why: 'I built one.',
      actor: `user:${'userId' in people.reader ? people.reader.userId : 0}`,
    });
    expect(await inConflict()).toEqual([{ field }]);
  });

  it('is in the name of whom the sources call so, once an admin has said who it is', async () => {
    await recordSources({
      ctx: system,
      input: { sources: [], people: [{ slug: slug, name: 'Rita', note: '' }], criteria: [] },
    });
    const userId = 'userId' in people.reader ? people.reader.userId : null;
    expect(await joinPerson({ ctx: system, input: { person: slug, userId } })).toMatchObject({ ok: true });
    await say(people.reader);
    const stated = await db().claim.findFirstOrThrow({
      where: { field, state: 'open', entry: { slug } },
      include: { person: true },
    });
    expect(stated.person?.slug).toBe(slug);
  });

  it.each<[string, Partial<OtherClaim>, string]>([
    ['what the field says', { value: { value: 'no', raw: '(error)' } }, 'conflict'],
    ['a value that does not fit', { value: { value: 'perhaps' } }, 'invalid'],
    ['a value of a field that is not there', { field: 'colour', value: 'red' }, 'invalid'],
    ['of what is not there', { slug: 'nothing' }, 'not_found'],
  ])('refuses %s', async (_, more, kind) => {
    const before = await entry();
    expect(await say(people.reader, more)).toMatchObject({ ok: false, failure: { kind } });
    expect(await entry()).toEqual(before);
  });

  it('refuses the same twice, and twenty others at most', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => ({ raw: `number ${at}` }));
    for (const value of texts)
      expect(await say(people.reader, { field: 'comments', value })).toMatchObject({ ok: true });
    expect(await say(people.expert, { field: 'comments', value: texts[3] ?? null })).toMatchObject({
      failure: { kind: 'conflict' },
    });
    expect(await say(people.reader, { field: 'comments', value: { raw: 'one more' } })).toMatchObject({
      failure: { kind: 'conflict', detail: expect.stringContaining('20') },
    });
  });

  it('refuses an entry in the trash', async () => {
    await trashEntry({ ctx: system, input: { kind, slug, expectVersion: null, why: '' } });
    expect(await say(people.reader)).toMatchObject({ failure: { kind: 'conflict' } });
  });

  it.each(['review', 'reviewEveryDays', 'position', 'body', ''])('%s is nothing to state a value of', (path) => {
    expect(otherClaim.safeParse({ kind, slug: 'x', field: path, value: 1, why: 'x' }).success).toBe(false);
  });
});

describe('settling', () => {
  async function contradicted(): Promise<{ id: number; version: number }> {
    await say(people.reader, { raw: 'there is one' });
    await say(people.reader, { value: { value: 'doubtful' }, raw: 'half of one' });
    const open = (await claims()).find(({ raw }) => raw === 'there is one');
    return { id: open?.id ?? 0, version: (await entry()).version };
  }

  it('takes one: the field changes, the others are kept with the reason, in one change set', async () => {
    const { id, version } = await contradicted();
    const sets = await db().changeSet.count();
    const done = await settle(people.expert, id, version);
    expect(done).toMatchObject({ ok: true, value: { version: version + 1, changed: [field] } });
    expect(await db().changeSet.count()).toBe(sets + 1);
    expect((await entry()).fields).toMatchObject({ [field]: { value: 'yes', raw: '' } });
    const why = 'I have asked.';
    expect(await claims()).toMatchObject([
      { state: 'superseded', raw: '(error)', settledWhy: why },
      { state: 'current', raw: 'there is one', settledWhy: why },
      { state: 'rejected', raw: 'half of one', settledWhy: why },
    ]);
    expect(await inConflict()).toEqual([]);
    const revision = await db().revision.findFirstOrThrow({
      where: { entryId: (await entry()).id },
      orderBy: { id: 'desc' },
      include: { changeSet: true },
    });
    expect(revision).toMatchObject({ action: 'edit', changeSet: { why } });
    expect(revision.changes).toEqual({
      [field]: { from: { value: 'no', raw: '(error)' }, to: { value: 'yes', raw: '' } },
    });
  });

  it('keeps the present value: a revision without a change, and nothing open', async () => {
    const { version } = await contradicted();
    const before = await entry();
    expect(await settle(people.expert, null, version)).toMatchObject({
      ok: true,
      value: { version: version + 1, changed: [] },
    });
    expect((await entry()).fields).toEqual(before.fields);
    expect((await claims()).map(({ state }) => state)).toEqual(['current', 'rejected', 'rejected']);
    expect(await inConflict()).toEqual([]);
  });

  it('settles also where nobody had said anything', async () => {
    await say(people.reader, { field: 'platforms.rhel7.run', value: { support: 'works' } });
    const open = await db().claim.findFirstOrThrow({ where: { field: 'platforms.rhel7.run', entry: { slug } } });
    const input = { kind, slug, field: 'platforms.rhel7.run', version: (await entry()).version, why: 'No.' } as const;
    // A platform that does not exist cannot become true, and nothing is half settled.
    expect(
      await settleClaims({ ctx: { actor: people.expert, now }, input: { ...input, take: open.id } }),
    ).toMatchObject({
      failure: { kind: 'invalid' },
    });
    expect(await db().claim.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ state: 'open' });
    expect(await settleClaims({ ctx: { actor: people.expert, now }, input: { ...input, take: null } })).toMatchObject({
      ok: true,
    });
    expect(await db().claim.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ state: 'rejected' });
  });

  it('is not for a reader, nor for who has not seen the last version, nor of another field’s statement', async () => {
    const { id, version } = await contradicted();
    const before = await claims();
    expect(await settle(people.reader, id, version)).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(await settle(people.expert, id, version - 1)).toMatchObject({ failure: { kind: 'precondition' } });
    await say(people.reader, { field: 'strategy', value: 'vm' });
    const other = await db().claim.findFirstOrThrow({ where: { field: 'strategy', state: 'open', entry: { slug } } });
    expect(await settle(people.expert, other.id, version + 1)).toMatchObject({ failure: { kind: 'not_found' } });
    expect(await claims()).toEqual(before);
  });

  it('of two at once one is told that it is settled', async () => {
    const { id, version } = await contradicted();
    const both = await Promise.all([settle(people.expert, id, version), settle(system.actor, null, version)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: 'conflict' } });
    expect((await claims()).filter(({ state }) => state === 'current')).toHaveLength(1);
  });
});
