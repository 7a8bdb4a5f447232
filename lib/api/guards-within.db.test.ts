import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { otherClaim, settledClaims } from '#lib/contracts/claims.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import type { WriteContext } from '#lib/store/context.ts';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { pool } = await import('#lib/base/db.ts');
const { buildById } = await import('#lib/read/build-rows.ts');
const { previewDecision } = await import('#lib/read/preview-decision.ts');
const { readOrphans } = await import('#lib/read/read-orphans.ts');
const { readOverview } = await import('#lib/read/read-overview.ts');
const { readSpeaker } = await import('#lib/read/read-speaker.ts');
const { readStatements } = await import('#lib/read/read-statements.ts');
const { readTalk } = await import('#lib/read/read-talk.ts');
const { applyChanges } = await import('#lib/store/apply-changes.ts');
const { changeEntries } = await import('#lib/store/change-entries.ts');
const { settleClaims } = await import('#lib/store/claims/settle-claims.ts');
const { stateClaim } = await import('#lib/store/claims/state-claim.ts');
const { acceptDecision } = await import('#lib/store/decide/accept-decision.ts');
const { editDecision } = await import('#lib/store/decide/edit-decision.ts');
const { proposeDecision } = await import('#lib/store/decide/propose-decision.ts');
const { grantRole, revokeRole } = await import('#lib/store/people/grant-role.ts');
const { suspend } = await import('#lib/store/people/suspend.ts');
const { answerReview } = await import('#lib/store/reviews/answer-review.ts');
const { askForReview } = await import('#lib/store/reviews/ask-for-review.ts');
const { hideComment } = await import('#lib/store/talk/hide-comment.ts');
const { postComment } = await import('#lib/store/talk/post-comment.ts');
const { resolveThread } = await import('#lib/store/talk/resolve-thread.ts');
const { changed, person, SYSTEM } = await import('#lib/store/talk/test-people.ts');
const { signOff } = await import('#lib/store/tests/sign-off.ts');
const { trashEntry } = await import('#lib/store/trash-entry.ts');
const { changeView } = await import('#lib/store/views/change-view.ts');
const { deleteView } = await import('#lib/store/views/delete-view.ts');
const { saveView } = await import('#lib/store/views/save-view.ts');

/**
 * What verbs and readers judge beyond whether somebody may call them at all: whose a thing is, what is offered to whom, and
 * that whoever has not seen the present version is told that and nothing else. `guards.db.test.ts` asks the first question.
 */
const SUBJECT = { kind: 'package', slug: 'subject' } as const;
const EXPERT: Grant = { role: 'expert', entry: SUBJECT };
const MANAGER: Grant = { role: 'manager', entry: null };
const { now } = SYSTEM;
const nobody = { actor: { kind: 'anonymous' } as const, now };
function userOf({ actor }: WriteContext) {
  if (actor.kind !== 'user') throw new Error('Only a person has roles.');
  return actor;
}
/** The same person, whom no role lets do anything. */
const roleless = (ctx: WriteContext): WriteContext => ({ actor: { ...userOf(ctx), grants: [] }, now });
const CLOSED = { code: 'SIGN_IN_NEEDED' };

function made<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const refused = (kind: string) => ({ ok: false, failure: { kind } });

let decision = '';
let admin = 0;
beforeAll(async () => {
  admin = (await person('Admin')).id;
  made(await grantRole({ ctx: SYSTEM, input: { userId: admin, grant: { role: 'admin', entry: null } } }));
  await changed(SYSTEM, [
    { ...SUBJECT, create: true, set: { name: 'Subject' } },
    { kind: 'question', slug: 'how', create: true, set: { name: 'How?' } },
    { kind: 'image', slug: 'empty', create: true, set: { name: 'Empty' } },
  ]);
  const effects = [{ entity: 'package' as const, slug: 'subject', path: 'summary', value: 'decided' }];
  const said = { text: 'So', option: null, by: '', on: null, source: '', supersedes: null, effects };
  decision = made(
    await proposeDecision({ ctx: SYSTEM, input: { question: 'how', expectVersion: 1, decision: said, why: '' } }),
  ).slug;
  const claim = otherClaim.parse({ ...SUBJECT, field: 'summary', value: 'said', why: 'x' });
  made(await stateClaim({ ctx: SYSTEM, input: claim }));
  made(await askForReview({ ctx: SYSTEM, input: reviewRequest.parse({ ...SUBJECT, text: 'Is it?' }) }));
});

test('what is kept in memory for members, and what a route reads after it wrote, is not for nobody in particular', async () => {
  const member = await person('Member');
  await readOverview({ ctx: member.ctx });
  await expect(readOverview({ ctx: nobody })).rejects.toMatchObject(CLOSED);
  await expect(buildById(nobody, 1)).rejects.toMatchObject(CLOSED);
});

test('what nobody can answer is listed for those who keep the catalogue', async () => {
  expect(await readOrphans({ ctx: (await person('Member', EXPERT)).ctx })).toBeNull();
  expect(await readOrphans({ ctx: (await person('Manager', MANAGER)).ctx })).not.toBeNull();
});

test('a request waits for who answers for the entry', async () => {
  for (const [grants, mine] of [
    [[], false],
    [[EXPERT], true],
  ] as const) {
    const { ctx } = await person('Asked', ...grants);
    const { care } = made(await readStatements({ ctx, input: SUBJECT }));
    expect(care.requests.map((request) => request.mine)).toEqual([mine]);
  }
});

test('what a decision would change is marked as what its reader may not change', async () => {
  for (const [grants, may] of [
    [[], false],
    [[MANAGER], true],
  ] as const) {
    const { ctx } = await person('Decider', ...grants);
    const { effects } = made(await previewDecision({ ctx, input: { question: 'how', decision } }));
    expect(effects.map((effect) => effect.may)).toEqual([may]);
  }
});

test('a comment is its writer’s and of who answers for the entry', async () => {
  const writer = await person('Writer');
  const { id } = made(await postComment({ ctx: writer.ctx, input: { ...SUBJECT, body: 'So it is', replyTo: null } }));
  const mine = async (ctx: typeof writer.ctx) => {
    const { threads } = await readTalk({ ctx, input: SUBJECT });
    const { mayHide, mayResolve, source } = threads.find((thread) => thread.id === id) ?? {};
    return { mayHide, mayResolve, edits: source !== null };
  };
  const other = await person('Other');
  const expert = await person('Expert', EXPERT);
  expect(await mine(writer.ctx)).toEqual({ mayHide: true, mayResolve: true, edits: true });
  expect(await mine(other.ctx)).toEqual({ mayHide: false, mayResolve: false, edits: false });
  expect(await mine(expert.ctx)).toEqual({ mayHide: true, mayResolve: true, edits: false });
  expect(await mine(roleless(writer.ctx))).toEqual({ mayHide: false, mayResolve: false, edits: false });
  expect(await readSpeaker({ ctx: roleless(writer.ctx), input: SUBJECT })).toBeNull();
  expect(await hideComment({ ctx: other.ctx, input: { id } })).toMatchObject(refused('forbidden'));
  expect(await resolveThread({ ctx: other.ctx, input: { id, resolved: true } })).toMatchObject(refused('forbidden'));
});

test('a view is its owner’s, to share with a role, to lock with another', async () => {
  const owner = await person('Owner');
  const expert = await person('Expert', EXPERT);
  const other = await person('Other');
  const manager = await person('Manager', MANAGER);
  const name = `View ${owner.id}`;
  const view = { table: 'packages', name, query: 'q=x' };
  const { id } = made(await saveView({ ctx: owner.ctx, input: view }));
  const shared = made(await saveView({ ctx: expert.ctx, input: { ...view, shared: true } })).id;
  const change = (ctx: typeof owner.ctx, patch: object, which = id) => changeView({ ctx, input: { id: which, patch } });
  const forbidden = refused('forbidden');
  expect(await saveView({ ctx: owner.ctx, input: view })).toMatchObject(refused('conflict'));
  expect(await saveView({ ctx: owner.ctx, input: { ...view, name: `${name} b`, shared: true } })).toMatchObject(
    forbidden,
  );
  expect(await change(owner.ctx, { shared: true })).toMatchObject(forbidden);
  expect(await change(expert.ctx, { locked: true }, shared)).toMatchObject(forbidden);
  // Of somebody else's own nobody learns whether it is there, and a shared one is not theirs either.
  expect(await change(other.ctx, { name: 'Mine' })).toMatchObject(forbidden);
  expect(await change(other.ctx, { name: 'Mine' }, shared)).toMatchObject(forbidden);
  expect(await deleteView({ ctx: other.ctx, input: { id: shared } })).toMatchObject(forbidden);
  made(await saveView({ ctx: owner.ctx, input: { ...view, name: `${name} c` } }));
  expect(await change(owner.ctx, { name: `${name} c` })).toMatchObject(refused('conflict'));
  // A program with somebody's token keeps nothing of theirs.
  const { userId, grants } = userOf(owner.ctx);
  const actor: Actor = { kind: 'token', tokenId: 1, name: 'ci', scopes: ['entries:write'], owner: { userId, grants } };
  expect(await change({ actor, now }, { name: 'Mine' })).toMatchObject(forbidden);
  expect(await deleteView({ ctx: { actor, now }, input: { id } })).toMatchObject(forbidden);
  made(await change(manager.ctx, { locked: true }, shared));
  expect(await change(expert.ctx, { name: 'Mine' }, shared)).toMatchObject(forbidden);
});

test('the last admin stays one', async () => {
  const revoked = { userId: admin, grant: { role: 'admin' as const, entry: null } };
  expect(await revokeRole({ ctx: SYSTEM, input: revoked })).toMatchObject(refused('conflict'));
  expect(await suspend({ ctx: SYSTEM, input: { userId: admin, suspended: true } })).toMatchObject(refused('conflict'));
});

test('whoever saw another version is told that first, and a new entry that it is there', async () => {
  const stale = refused('precondition');
  const entry = { ...SUBJECT, version: 99, set: { strategy: 'nonsense' } };
  expect(await changeEntries({ ctx: SYSTEM, input: { why: '', entries: [entry] } })).toMatchObject(stale);
  const apply = (expectVersion: number) => {
    const change = { ...SUBJECT, expectVersion, set: { summary: 'x' } };
    return applyChanges({ ctx: SYSTEM, input: changeSetInput.parse({ entries: [change] }) });
  };
  expect(await apply(99)).toMatchObject(stale);
  expect(await apply(0)).toMatchObject(refused('conflict'));
  expect(await trashEntry({ ctx: SYSTEM, input: { ...SUBJECT, expectVersion: 99, why: '' } })).toMatchObject(stale);
  const settled = settledClaims.parse({ ...SUBJECT, field: 'summary', take: 2_000_000_000, version: 99, why: 'x' });
  expect(await settleClaims({ ctx: SYSTEM, input: settled })).toMatchObject(stale);
  const again = otherClaim.parse({ ...SUBJECT, field: 'summary', value: 'said', why: 'x' });
  expect(await stateClaim({ ctx: SYSTEM, input: again })).toMatchObject(refused('conflict'));
});

let round = 0;
test('a decision changes only what can be changed, and names only what its question has', async () => {
  round += 1;
  const [question, subject] = [`asked-${round}`, `changed-${round}`];
  await changed(SYSTEM, [
    { kind: 'question', slug: question, create: true, set: { name: 'Asked' } },
    { kind: 'package', slug: subject, create: true, set: { name: 'Changed' } },
  ]);
  const unfit = refused('invalid');
  const effect = (path: string) => ({ entity: 'package' as const, slug: subject, path, value: 'x' });
  const said = {
    text: 'So',
    option: null,
    by: '',
    on: null,
    source: '',
    supersedes: null,
    effects: [effect('summary')],
  };
  const propose = (more: object) =>
    proposeDecision({ ctx: SYSTEM, input: { question, expectVersion: 1, decision: { ...said, ...more }, why: '' } });
  expect(await propose({ effects: [effect('nonsense')] })).toMatchObject(unfit);
  expect(await propose({ option: 'none' })).toMatchObject(unfit);
  const named = { ...said, state: 'proposed' as const, supersedes: 'none' };
  const change = { kind: 'question' as const, slug: question, set: { 'decisions.so': named } };
  const whole = changeSetInput.parse({ entries: [change] });
  expect(await applyChanges({ ctx: SYSTEM, input: whole })).toMatchObject(unfit);
  const { slug } = made(await propose({}));
  const asked = { question, expectVersion: 2, decision: slug, why: '' };
  const edited = { ...asked, change: () => ({ ...said, effects: [effect('nonsense')] }) };
  expect(await editDecision({ ctx: SYSTEM, input: edited })).toMatchObject(unfit);
  made(await trashEntry({ ctx: SYSTEM, input: { kind: 'package', slug: subject, expectVersion: null, why: '' } }));
  const versions = [{ kind: 'package' as const, slug: subject, version: 2 }];
  const accepted = { ...asked, versions, by: '', on: null };
  expect(await acceptDecision({ ctx: SYSTEM, input: accepted })).toMatchObject(unfit);
});

test('no two tasks wait for each other', async () => {
  round += 1;
  const [first, second] = [`first-${round}`, `second-${round}`];
  const task = (slug: string, set: Record<string, string | string[]>) => ({ kind: 'task' as const, slug, set });
  await changed(SYSTEM, [
    { ...task(first, { name: 'First' }), create: true },
    { ...task(second, { name: 'Second', waitsFor: [first] }), create: true },
  ]);
  const ring = changeSetInput.parse({ entries: [task(first, { waitsFor: [second] })] });
  expect(await applyChanges({ ctx: SYSTEM, input: ring })).toMatchObject(refused('invalid'));
});

test('an expert signs off only what holds the package', async () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const text = `insert into builds (image_id, digest, state, created_at)
                select id, $1, 'succeeded', now() from entries where kind = 'image' on conflict do nothing`;
  await pool().query(text, [digest]);
  const input = { package: 'subject', digest, site: null, note: '' };
  expect(await signOff({ ctx: SYSTEM, input })).toMatchObject({ failure: { errors: [{ pointer: '/package' }] } });
});

test('who may answer nothing is not told whether the entry is there', async () => {
  const input = reviewAnswer.parse({ kind: 'package', slug: 'nothing', answer: 'not_me' });
  expect(await answerReview({ ctx: nobody, input })).toMatchObject(refused('unauthorised'));
});
