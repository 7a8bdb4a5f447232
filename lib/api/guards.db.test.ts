import { globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import type { Failure, Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { everything } from './test-checksum.ts';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { change } = await import('./test-world.ts');

/**
 * Every verb of the store and every reader, called by itself: whoever may not is refused there, whatever a route or a page in
 * front of it forgets. The lists come out of the folders: a verb is what is exported and takes `({ ctx, … })`.
 */
const LIB = join(import.meta.dirname, '..');
type Verb = (question: { ctx: object; input: object }) => unknown;

async function verbsOf(room: 'store' | 'read'): Promise<[name: string, verb: Verb][]> {
  const files = globSync(`${room}/**/*.ts`, { cwd: LIB }).filter((file) => !file.endsWith('.test.ts'));
  const found = await Promise.all(
    files.map(async (file) => {
      const parts = Object.entries((await import(join(LIB, file))) as Record<string, unknown>);
      return parts.filter((part): part is [string, Verb] => typeof part[1] === 'function' && takesContext(part[1]));
    }),
  );
  return found.flat().sort(([a], [b]) => a.localeCompare(b));
}

const takesContext = (verb: { toString(): string }): boolean =>
  /^(?:async )?(?:function\*? ?\w*)?\(\{\s*ctx\b/.test(String(verb));

/** Readers that answer nobody in particular, each with its reason. */
const OPEN_READERS: Readonly<Record<string, string>> = {
  prepareReading: 'fills what is kept in memory and tells nothing',
  readDataVersion: 'a number that tells whether anything changed',
  readVersions: 'two such numbers',
  isDemonstration: 'that what is shown was made up',
  readHealth: 'whether the database answers',
  readInvitationOf: 'who holds a link may know whom it is for',
};
/** Verbs that are no person's act, each with its reason. */
const OPEN_VERBS: Readonly<Record<string, string>> = {
  acceptInvitation: 'the link is the key: who holds it sets a password, once',
};

/** Readers of what only some may see, who may do something about it. */
const FOR_SOME: readonly string[] = [
  'listCiTrusts',
  'listEditable',
  'listJoinablePeople',
  'listOwnTokens',
  'listPeople',
  'listPublicationLists',
  'listSources',
  'readEditable',
  'readSource',
  'readTrashable',
];

const now = new Date();
const nobody: Actor = { kind: 'anonymous' };
const member = {
  kind: 'user',
  userId: 1,
  name: 'Rita Reader',
  grants: [{ role: 'reader', entry: null }],
} satisfies Actor;
const tokenWithout = { kind: 'token', tokenId: 1, name: 'ci', scopes: [], owner: null } satisfies Actor;
/** Somebody's token that is for nothing: what its owner may do it may not. */
const membersToken: Actor = { ...tokenWithout, owner: { userId: 1, grants: member.grants } };
/** Somebody signed in whom no role lets do anything: it is the table of permissions that says what a member may. */
const roleless: Actor = { ...member, grants: [] };
/** Verbs that every member may call. */
const FOR_MEMBERS: readonly string[] = [
  'addRemark',
  'askForReview',
  'changeView',
  'deleteView',
  'editComment',
  'hideComment',
  'markRead',
  'postComment',
  'resolveThread',
  'saveView',
  'setDigest',
  'stateClaim',
  'watchEntry',
];

/** What any verb could be asked for; one that needs more has a line of its own. */
const ANYTHING = {
  kind: 'package',
  slug: 'subject',
  field: null,
  expectVersion: 1,
  version: 1,
  revision: 1,
  patch: { summary: 'x' },
  set: { summary: 'x' },
  fields: { name: 'x' },
  why: '',
  preview: false,
  changeSet: 1,
  entries: [{ kind: 'package', slug: 'subject', version: 1, set: { summary: 'x' } }],
  id: 1,
  userId: 1,
  email: 'new@example.org',
  name: 'New',
  grants: [],
  grant: { role: 'manager', entry: null },
  suspended: true,
  scopes: [],
  expiresInDays: 1,
  of: 'machine',
  sources: [],
  people: [],
  criteria: [],
};
const INPUTS: Readonly<Record<string, object>> = {
  applyChanges: changeSetInput.parse({
    entries: [{ kind: 'package', slug: 'subject', create: false, set: { summary: 'x' } }],
    why: 'test',
  }),
  createEntry: { slug: 'new' },
  tieTasks: { number: 1, tie: { act: 'add-sub-task', name: 'x' } },
  createToken: { name: 'ci', scopes: ['entries:write'] },
};

beforeAll(() => change([{ kind: 'package', slug: 'subject', create: true, set: { name: 'Subject' } }]));

/** How a verb refuses: as a value, or thrown out of a caller's transaction. */
async function outcome(verb: Verb, actor: Actor, input: object): Promise<string> {
  try {
    const result = (await verb({ ctx: { actor, now }, input })) as Result<unknown> | undefined;
    return result?.ok === false ? result.failure.kind : 'done';
  } catch (error) {
    const { failure, code } = error as { failure?: Failure; code?: string };
    return failure?.kind ?? code ?? String(error);
  }
}

test('every reader of the database asks first who reads', async () => {
  const readers = await verbsOf('read');
  expect(readers.length).toBeGreaterThan(30);
  const answers = await Promise.all(readers.map(async ([name, verb]) => [name, await outcome(verb, nobody, {})]));
  const open = answers.filter(([, said]) => said !== 'SIGN_IN_NEEDED').map(([name]) => name);
  expect(open.sort()).toEqual(Object.keys(OPEN_READERS).sort());
});

test('what only some may see is kept from a member whom no role lets do anything', async () => {
  const readers = await verbsOf('read');
  const answers = await Promise.all(readers.map(async ([name, verb]) => [name, await outcome(verb, roleless, {})]));
  const kept = answers.filter(([, said]) => said === 'NOT_FOR_YOU').map(([name]) => name);
  expect(kept.sort()).toEqual(FOR_SOME);
});

test('every verb of the store asks first who writes', async () => {
  const verbs = (await verbsOf('store')).filter(([name]) => !Object.hasOwn(OPEN_VERBS, name));
  expect(verbs.length).toBeGreaterThan(12);
  const before = await everything();
  const open: string[] = [];
  for (const [name, verb] of verbs) {
    const input = { ...ANYTHING, ...INPUTS[name] };
    const said = await outcome(verb, nobody, input);
    if (said !== 'unauthorised' && said !== 'forbidden') open.push(`${name} by nobody: ${said}`);
    for (const actor of [membersToken, roleless, ...(FOR_MEMBERS.includes(name) ? [] : [member, tokenWithout])]) {
      const theirs = await outcome(verb, actor, input);
      if (theirs !== 'forbidden') open.push(`${name} by a ${actor.kind}: ${theirs}`);
    }
  }
  expect(open).toEqual([]);
  expect(await everything()).toEqual(before);
});
