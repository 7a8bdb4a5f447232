import { expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { revertChangeSet } from '#lib/store/revert-change-set.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { whyNotRevert } from './why-not-revert.ts';

const ctx = { actor: systemActor('test'), now: new Date() };

/** Makes or changes notes in one change set, and says its number. */
async function change(set: Readonly<Record<string, object>>, create = false): Promise<number> {
  const entries = Object.entries(set).map(([slug, fields]) => ({ kind: 'note', slug, create, set: fields }));
  const done = await applyChanges({ ctx, input: changeSetInput.parse({ entries, why: 'test' }) });
  if (!done.ok) throw new Error(done.failure.detail);
  return done.value[0]?.changeSet ?? 0;
}

/** What is said beforehand, and whether the store then does it; both must agree. */
async function judged(id: number) {
  const hindrance = await whyNotRevert({ ctx, input: { id } });
  const done = await revertChangeSet({ ctx, input: { changeSet: id, why: '' } });
  expect(done.ok).toBe(hindrance === null);
  return hindrance;
}

test('what stands in the way of reverting a change is known before anybody tries', async () => {
  const made = await change({ one: { name: 'One', body: 'a' }, two: { name: 'Two', body: 'a' } }, true);
  expect(await judged(made)).toEqual({ why: 'create', name: 'One' });

  const first = await change({ one: { body: 'b' }, two: { body: 'b' } });
  const second = await change({ two: { body: 'c' } });
  expect(await judged(first)).toEqual({ why: 'since', name: 'Two' });
  expect(await judged(second)).toBeNull();
  expect(await judged(first)).toBeNull();

  const last = await change({ one: { body: 'd' } });
  await trashEntry({ ctx, input: { kind: 'note', slug: 'one', expectVersion: null, why: '' } });
  expect(await judged(last)).toEqual({ why: 'in-trash', name: 'One' });
});

test('a change of very many entries is reverted entry by entry', async () => {
  const slugs = Array.from({ length: 501 }, (_, index) => `many-${index}`);
  await change(Object.fromEntries(slugs.map((slug) => [slug, { name: slug, body: 'a' }])), true);
  const id = await change(Object.fromEntries(slugs.map((slug) => [slug, { body: 'b' }])));
  expect(await judged(id)).toEqual({ why: 'many', name: '' });
});
