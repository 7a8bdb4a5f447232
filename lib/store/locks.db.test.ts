import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, ANONYMOUS, type Scope, systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { type ChangeSetInput, changeSetInput } from '#lib/contracts/changes.ts';
import { otherClaim } from '#lib/contracts/claims.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import { applyChanges } from './apply-changes.ts';
import { changeEntries } from './change-entries.ts';
import { settleClaims } from './claims/settle-claims.ts';
import { stateClaim } from './claims/state-claim.ts';
import type { WriteContext } from './context.ts';
import { createEntry } from './create-entry.ts';
import { createToken } from './create-token.ts';
import { acceptDecision } from './decide/accept-decision.ts';
import { addRemark } from './decide/add-remark.ts';
import { editDecision } from './decide/edit-decision.ts';
import { proposeDecision } from './decide/propose-decision.ts';
import { patchEntry } from './patch-entry.ts';
import { createPerson } from './people/create-person.ts';
import { grantRole, revokeRole } from './people/grant-role.ts';
import { inviteAgain, inviteFirstAdmin } from './people/invite.ts';
import { joinPerson } from './people/join-person.ts';
import { suspend } from './people/suspend.ts';
import { rebuildReadiness } from './rebuild-readiness.ts';
import { recordSetting } from './record-setting.ts';
import { recordSources } from './record-sources.ts';
import { restoreEntry } from './restore-entry.ts';
import { revertChangeSet } from './revert-change-set.ts';
import { revertEntry } from './revert-entry.ts';
import { answerReview } from './reviews/answer-review.ts';
import { askForReview } from './reviews/ask-for-review.ts';
import { revokeToken } from './revoke-token.ts';
import { type ClaimedDigest, claimDigest } from './talk/claim-digest.ts';
import { editComment } from './talk/edit-comment.ts';
import { hideComment } from './talk/hide-comment.ts';
import { markRead } from './talk/mark-read.ts';
import { postComment } from './talk/post-comment.ts';
import { recordDigest } from './talk/record-digest.ts';
import { resolveThread } from './talk/resolve-thread.ts';
import { setDigest } from './talk/set-digest.ts';
import { stopDigest } from './talk/stop-digest.ts';
import { watchEntry } from './talk/watch-entry.ts';
import { changeTasks } from './tasks/change-tasks.ts';
import { moveTask } from './tasks/move-task.ts';
import { tieTasks } from './tasks/tie-tasks.ts';
import { trashEntry } from './trash-entry.ts';
import { changeView } from './views/change-view.ts';
import { deleteView } from './views/delete-view.ts';
import { saveView } from './views/save-view.ts';

/**
 * Verbs of the store, asked for what they could do × actors who may not. That none of all verbs is without its lock is seen by
 * `lib/api/guards.db.test.ts`, which finds them by itself.
 */
const now = new Date('2026-02-03T04:05:06Z');
const system: WriteContext = { actor: systemActor('test'), now };
const ADMIN = { role: 'admin', entry: null } as const;
const key = { kind: 'package', slug: 'gleam' } as const;
const apply = (ctx: WriteContext, entries: ChangeSetInput['entries']) =>
  applyChanges({ ctx, input: changeSetInput.parse({ entries }) });

const VERBS: Record<string, (ctx: WriteContext) => Promise<Result<unknown>>> = {
  'apply-changes': (ctx) => apply(ctx, [{ ...key, set: { summary: 'x' } }]),
  'apply-changes that creates': (ctx) => apply(ctx, [{ ...key, slug: 'new', create: true, set: { name: 'New' } }]),
  'change-entries': (ctx) =>
    changeEntries({ ctx, input: { why: '', entries: [{ ...key, version: 2, set: { summary: 'x' } }] } }),
  'create-entry': (ctx) => createEntry({ ctx, input: { kind: 'site', slug: null, fields: { name: 'New' }, why: '' } }),
  'patch-entry': (ctx) => patchEntry({ ctx, input: { ...key, expectVersion: 2, patch: { summary: 'x' }, why: '' } }),
  'trash-entry': (ctx) => trashEntry({ ctx, input: { ...key, expectVersion: null, why: '' } }),
  'restore-entry': (ctx) => restoreEntry({ ctx, input: { ...key, slug: 'gone', expectVersion: null, why: '' } }),
  'revert-entry': (ctx) => revertEntry({ ctx, input: { ...key, revision: 2, field: null, expectVersion: 2, why: '' } }),
  'revert-change-set': (ctx) => revertChangeSet({ ctx, input: { changeSet: edit, why: '' } }),
  'views/save-view': (ctx) =>
    saveView({ ctx, input: { table: 'packages', name: 'Mine', query: 'q=x', shared: false } }),
  'views/change-view': (ctx) => changeView({ ctx, input: { id: 1, patch: { name: 'Ours' } } }),
  'views/delete-view': (ctx) => deleteView({ ctx, input: { id: 1 } }),
  'claims/state-claim': (ctx) =>
    stateClaim({ ctx, input: otherClaim.parse({ ...key, field: 'strategy', value: 'vm', why: 'x' }) }),
  'claims/settle-claims': (ctx) =>
    settleClaims({ ctx, input: { ...key, field: 'strategy', take: null, version: 2, why: 'x' } }),
  'reviews/ask-for-review': (ctx) => askForReview({ ctx, input: reviewRequest.parse({ ...key, text: 'x' }) }),
  'reviews/answer-review': (ctx) => answerReview({ ctx, input: reviewAnswer.parse({ ...key, answer: 'not_me' }) }),
  'people/join-person': (ctx) => joinPerson({ ctx, input: { person: 'jim', userId: 1 } }),
  'tasks/move-task': (ctx) =>
    moveTask({
      ctx,
      input: { number: 1, expectVersion: 1, place: { at: 'first' }, state: 'done', subTasks: 'leave', why: '' },
    }),
  'tasks/change-tasks': (ctx) =>
    changeTasks({
      ctx,
      input: { tasks: [{ number: 1, version: 1 }], set: { state: 'done' }, place: null, subTasks: 'leave', why: '' },
    }),
  'tasks/tie-tasks': (ctx) =>
    tieTasks({ ctx, input: { number: 1, expectVersion: 1, tie: { act: 'wait-for', number: 2 } } }),
  'tasks/tie-tasks that creates': (ctx) =>
    tieTasks({ ctx, input: { number: 1, expectVersion: 1, tie: { act: 'add-sub-task', name: 'New' } } }),
  'decide/propose-decision': (ctx) => {
    const decision = { text: 'Yes', option: null, by: '', on: null, source: '', supersedes: null, effects: [] };
    return proposeDecision({ ctx, input: { question: 'how', expectVersion: 1, decision, why: '' } });
  },
  'decide/edit-decision': (ctx) =>
    editDecision({ ctx, input: { question: 'how', expectVersion: 1, decision: 'yes', change: null, why: '' } }),
  'decide/accept-decision': (ctx) =>
    acceptDecision({
      ctx,
      input: { question: 'how', expectVersion: 1, decision: 'yes', versions: [], by: '', on: null, why: '' },
    }),
  'create-token': (ctx) =>
    createToken({ ctx, input: { name: 'ci', scopes: ['entries:write'], expiresInDays: null, of: 'machine' } }),
  'create-token of a person': (ctx) =>
    createToken({ ctx, input: { name: 'own', scopes: ['entries:write'], expiresInDays: null, of: 'own' } }),
  'revoke-token': (ctx) => revokeToken({ ctx, input: { id: 1 } }),
  'people/create-person': (ctx) =>
    createPerson({ ctx, input: { name: 'Eve', email: 'eve@example.org', grants: [ADMIN] } }),
  'people/grant-role': (ctx) => grantRole({ ctx, input: { userId: 1, grant: ADMIN } }),
  'people/grant-role the other way': (ctx) => revokeRole({ ctx, input: { userId: 1, grant: ADMIN } }),
  'people/invite': (ctx) => inviteAgain({ ctx, input: { userId: 1 } }),
  'people/invite the first': (ctx) => inviteFirstAdmin({ ctx }),
  'people/suspend': (ctx) => suspend({ ctx, input: { userId: 1, suspended: true } }),
  'talk/edit-comment': (ctx) => editComment({ ctx, input: { id: 1, version: 1, body: 'x' } }),
  'talk/hide-comment': (ctx) => hideComment({ ctx, input: { id: 1 } }),
  'talk/mark-read': (ctx) => markRead({ ctx, input: { id: 1 } }),
  'talk/post-comment': (ctx) => postComment({ ctx, input: { ...key, body: 'x', replyTo: null } }),
  'talk/resolve-thread': (ctx) => resolveThread({ ctx, input: { id: 1, resolved: true } }),
  'talk/set-digest': (ctx) => setDigest({ ctx, input: { digest: 'daily' } }),
  'talk/watch-entry': (ctx) => watchEntry({ ctx, input: { ...key, watching: true } }),
};

/** What everybody who signed in may do; nobody else. */
const OF_MEMBERS: Record<string, (ctx: WriteContext) => Promise<Result<unknown>>> = {
  'decide/add-remark': (ctx) =>
    addRemark({ ctx, input: { question: 'how', text: 'I think so, too.', role: 'remark', topic: '' } }),
};

/** Verbs of commands run on the machine itself; no page or route may reach them, and nobody else may use them. */
const OF_COMMANDS: Record<string, (ctx: WriteContext) => Promise<unknown>> = {
  'rebuild-readiness': (ctx) => rebuildReadiness({ ctx, input: {} }),
  'record-setting': (ctx) => recordSetting({ ctx, input: { key: 'title', value: 'x' } }),
  'record-sources': (ctx) => recordSources({ ctx, input: { sources: [], people: [], criteria: [] } }),
  'talk/claim-digest': async (ctx) => claimDigest({ ctx }),
  'talk/record-digest': (ctx) => recordDigest({ ctx, input: { claimed: CLAIMED, outcome: 'sent' } }),
  'talk/stop-digest': (ctx) => stopDigest({ ctx, input: { userId: 1 } }),
};
const CLAIMED: ClaimedDigest = {
  ...{ userId: 1, name: 'u', email: 'u@example.org', digest: 'daily', items: [], total: 0, before: null },
};

const user = (grants: Grant[]): Actor => ({ kind: 'user', userId: 1, name: 'u', grants });
const token = (scopes: readonly Scope[]): Actor => ({ kind: 'token', tokenId: 1, name: 't', scopes, owner: null });
const REFUSED: [string, Actor, string][] = [
  ['nobody in particular', ANONYMOUS, 'unauthorised'],
  ['a reader', user([]), 'forbidden'],
  ['a manager of one package only', user([{ role: 'manager', entry: key }]), 'forbidden'],
  ['a webhook source', { kind: 'webhook', sourceId: 1, name: 'harbor' }, 'forbidden'],
  ['a token for builds', token(['builds:write', 'tests:write', 'sites:write', 'publications:write']), 'forbidden'],
];

let edit = 0;
beforeAll(async () => {
  const made = await apply(system, [
    { ...key, create: true, set: { name: 'Gleam' } },
    { ...key, slug: 'gone', create: true, set: { name: 'Gone' } },
    { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC' } },
  ]);
  expect(made.ok).toBe(true);
  expect((await apply(system, [{ ...key, set: { summary: 'first' } }])).ok).toBe(true);
  expect((await trashEntry({ ctx: system, input: { ...key, slug: 'gone', expectVersion: null, why: '' } })).ok).toBe(
    true,
  );
  edit = (await pool().query('select change_set_id as id from revisions where version = 2 order by id limit 1')).rows[0]
    .id;
});

async function everything() {
  const { rows } = await pool().query(`
    select (select json_agg(json_build_array(slug, version, fields, trashed_at) order by id) from entries) as entries,
           (select count(*) from revisions) as revisions, (select count(*) from change_sets) as "changeSets",
           (select count(*) from api_tokens) as tokens, (select count(*) from users) as people,
           (select count(*) from role_grants) as grants, (select count(*) from verifications) as links, (select version from data_version) as version`);
  return rows[0];
}

describe.each(Object.entries(VERBS))('%s', (_, verb) => {
  test.each(REFUSED)('is not for %s', async (_who, actor, kind) => {
    const before = await everything();
    expect(await verb({ actor, now })).toMatchObject({ ok: false, failure: { kind } });
    expect(await everything()).toEqual(before);
  });
});

describe.each(Object.entries(OF_MEMBERS))('%s', (_, verb) => {
  const members = ['a reader', 'a manager of one package only'];
  test.each(REFUSED.filter(([who]) => !members.includes(who)))('is not for %s', async (_who, actor, kind) => {
    const before = await everything();
    expect(await verb({ actor, now })).toMatchObject({ ok: false, failure: { kind } });
    expect(await everything()).toEqual(before);
  });
});

describe.each(Object.entries(OF_COMMANDS))('%s', (_, verb) => {
  const admin: [string, Actor, string] = ['an admin', user([{ role: 'admin', entry: null }]), 'forbidden'];
  test.each([...REFUSED, admin])('is not for %s', async (_who, actor) => {
    const before = await everything();
    await expect(verb({ actor, now })).rejects.toThrow('Only a command on the machine itself');
    expect(await everything()).toEqual(before);
  });
});

test('of a change set nothing is stored when one of its entries is not for its writer', async () => {
  const expert = user([{ role: 'expert', entry: key }]);
  const before = await everything();
  const both = await apply({ actor: expert, now }, [
    { ...key, set: { summary: 'mine' } },
    { kind: 'site', slug: 'slac', set: { summary: 'not mine' } },
  ]);
  expect(both).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  const created = await apply({ actor: expert, now }, [
    { ...key, slug: 'other', create: true, set: { name: 'Other' } },
  ]);
  expect(created).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect(await everything()).toEqual(before);
  expect(await apply({ actor: system.actor, now }, [{ ...key, set: { summary: 'mine' } }])).toMatchObject({ ok: true });
});

test('who may not write is not told what is there', async () => {
  const ctx = { actor: ANONYMOUS, now };
  for (const slug of ['gleam', 'nothing', 'gone', 'NO SLUG', 'nul\u0000']) {
    const entry = { kind: 'package', slug, expectVersion: 99, why: '' } as const;
    for (const result of [
      await patchEntry({ ctx, input: { ...entry, patch: { nonsense: 1 } } }),
      await revertEntry({ ctx, input: { ...entry, revision: 99, field: 'nonsense' } }),
      await createEntry({ ctx, input: { ...entry, fields: { nonsense: 1 } } }),
      await trashEntry({ ctx, input: entry }),
      await restoreEntry({ ctx, input: entry }),
    ]) {
      expect(result).toMatchObject({
        failure: { kind: 'unauthorised', detail: expect.stringMatching(/^Sign in to /) },
      });
    }
  }
  // Of a change that cannot be reverted by anybody, too.
  const first = (await pool().query('select min(id) as id from change_sets')).rows[0].id;
  const refused = await revertChangeSet({ ctx, input: { changeSet: first, why: '' } });
  expect(refused).toMatchObject({ failure: { kind: 'unauthorised' } });
});

test('odd slugs are nothing that is there', async () => {
  for (const slug of ['', 'NO SLUG', 'nul\u0000', '\ud800', 'a'.repeat(5000), "'; drop table entries"]) {
    const entry = { kind: 'package', slug, expectVersion: 1, why: '' } as const;
    for (const result of [
      await patchEntry({ ctx: system, input: { ...entry, patch: {} } }),
      await trashEntry({ ctx: system, input: entry }),
      await restoreEntry({ ctx: system, input: entry }),
      await revertEntry({ ctx: system, input: { ...entry, revision: 1, field: null } }),
    ]) {
      expect(result).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
    }
  }
});
