import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import type { EntryChange } from '#lib/contracts/changes.ts';
import { app } from './app.ts';
import { OTHER_ROWS } from './permission-rows/all.ts';
import { CREATE_FORM } from './routes/create-form.ts';
import { ENTRY_FORMS } from './routes/entry-forms.ts';
import { PEOPLE_FORMS } from './routes/people.ts';
import { QUESTION_FORMS } from './routes/question-forms.ts';
import { TALK_FORMS } from './routes/talk-forms.ts';
import { TASK_FORMS } from './routes/task-forms.ts';
import { TEST_FORMS } from './routes/test-forms.ts';
import { TOKEN_FORMS } from './routes/token-forms.ts';
import { VIEW_FORMS } from './routes/view-forms.ts';
import { WEBHOOKS } from './routes/webhooks.ts';
import { ACTOR_NAMES, type ActorName, type Actors, bothWays, buildActors } from './test-actors.ts';
import { change } from './test-world.ts';
import { WRITABLE_NOUNS, type WritableNoun } from './writable-noun.ts';

/**
 * Every unsafe route of the app × every kind of actor. The rows come out of the app's own route table: a new route that
 * is not described here fails.
 */
const SUBJECT = 'subject';
const UNKNOWN: readonly ActorName[] = [
  'anonymous',
  'suspended admin',
  'suspended admin in a browser',
  'expired token',
  'revoked token',
  'unknown token',
];
const KEEPERS = bothWays(['token of a machine that edits', 'manager', 'admin']);
const editors = ({ kind }: WritableNoun): readonly ActorName[] => [
  ...KEEPERS,
  ...(kind === 'package' ? bothWays(['expert of this package']) : []),
  ...(kind === 'site' ? bothWays(['contact of this site']) : []),
];

interface Row {
  may(noun: WritableNoun): readonly ActorName[];
  /** What it answers when it did what was asked. */
  done: number;
  /** In which state the entry must be before. */
  from: 'living' | 'trashed' | 'any';
  send(noun: WritableNoun, version: number, unique: string): { path: string; headers: object; body: object | null };
}

const FIELDS: Record<string, object> = {
  platform: { family: 'rhel', generation: 6 },
  dependency: { dependencyKind: 'service' },
};
const json = { 'content-type': 'application/json' };
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const addresses = new Map<WritableNoun, string>();
const at = (noun: WritableNoun, rest = '') => `${noun.list}/${addresses.get(noun)}${rest}`;
let generation = 100;

const ROWS: Record<string, Row> = {
  POST: {
    may: () => KEEPERS,
    done: 201,
    from: 'any',
    send: (noun, _version, unique) => {
      generation += 1;
      const own = noun.kind === 'platform' ? { family: 'rhel', generation } : FIELDS[noun.kind];
      return { path: noun.list, headers: json, body: { slug: unique, name: unique, ...own } };
    },
  },
  'PATCH /:': {
    may: editors,
    done: 200,
    from: 'living',
    send: (noun, version, unique) => ({
      path: at(noun),
      headers: { ...json, ...seen(version) },
      body: { summary: unique },
    }),
  },
  'POST /:/revert': {
    may: editors,
    done: 200,
    from: 'living',
    send: (noun, version) => ({
      path: at(noun, '/revert'),
      headers: { ...json, ...seen(version) },
      body: { revision: version },
    }),
  },
  'DELETE /:': {
    may: () => KEEPERS,
    done: 204,
    from: 'living',
    send: (noun, version) => ({ path: at(noun), headers: seen(version), body: null }),
  },
  'POST /:/restore': {
    may: () => KEEPERS,
    done: 200,
    from: 'trashed',
    send: (noun) => ({ path: at(noun, '/restore'), headers: json, body: {} }),
  },
};

/** Forms of pages take a session and no token, webhooks the credential of their source: each has a test of its own. */
const FORMS: Readonly<Record<string, string>> = {
  '/api/sign-in': 'sign-in.db.test.ts',
  '/api/sign-in/provider': 'sign-in.db.test.ts',
  '/api/sign-out': 'sign-in.db.test.ts',
  '/api/welcome': 'sign-in.db.test.ts',
  ...Object.fromEntries(TOKEN_FORMS.map((path) => [path, 'token-forms.db.test.ts'])),
  [CREATE_FORM]: 'entry-forms.db.test.ts',
  ...Object.fromEntries(ENTRY_FORMS.map((path) => [path, 'entry-forms.db.test.ts'])),
  ...Object.fromEntries(TALK_FORMS.map((path) => [path, 'talk-forms.db.test.ts'])),
  ...Object.fromEntries([...TASK_FORMS, ...QUESTION_FORMS].map((path) => [path, 'work-forms.db.test.ts'])),
  ...Object.fromEntries(PEOPLE_FORMS.map((path) => [path, 'people.db.test.ts'])),
  ...Object.fromEntries(TEST_FORMS.map((path) => [path, 'test-forms.db.test.ts'])),
  ...Object.fromEntries(VIEW_FORMS.map((path) => [path, 'views.db.test.ts'])),
  [WEBHOOKS]: 'webhooks.db.test.ts',
};

/** Unsafe routes as the app has them. */
const routes = app.routes
  .filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
  .filter(
    ({ method, path }) => !Object.hasOwn(FORMS, path) && !OTHER_ROWS.some(({ route }) => route === `${method} ${path}`),
  )
  .map(({ method, path }) => {
    const noun = WRITABLE_NOUNS.find(({ list }) => path === list || path.startsWith(`${list}/`));
    const rest = noun ? path.slice(noun.list.length).replace(`:${noun.param}`, ':') : path;
    return { name: `${method} ${path}`, noun, row: ROWS[`${method} ${rest}`.trim()] };
  });

let actors: Actors;
const seedOf = ({ kind }: WritableNoun, slug: string): EntryChange => ({
  kind,
  slug,
  create: true,
  set: { name: slug, ...FIELDS[kind] },
});

beforeAll(async () => {
  await change(WRITABLE_NOUNS.map((noun) => seedOf(noun, SUBJECT)));
  await change([
    { kind: 'package', slug: 'other', create: true, set: { name: 'Other' } },
    { kind: 'site', slug: 'other', create: true, set: { name: 'Other' } },
  ]);
  for (const noun of WRITABLE_NOUNS) {
    const ctx = { actor: { kind: 'anonymous' as const }, now: new Date() };
    addresses.set(noun, await noun.addressOf(ctx, SUBJECT));
  }
  actors = await buildActors(SUBJECT, 'other');
});

async function entry({ kind }: WritableNoun, slug = SUBJECT) {
  const { rows } = await pool().query<{ version: number; trashed: boolean; fields: object; count: number }>(
    `select version, trashed_at is not null as trashed, fields,
            (select count(*)::int from entries where kind = e.kind) as count
     from entries e where kind = $1::text::"EntryKind" and slug = $2`,
    [kind, slug],
  );
  return rows[0];
}

async function send(noun: WritableNoun, row: Row, name: ActorName, extra: object = {}): Promise<Response> {
  const { version = 0 } = (await entry(noun)) ?? {};
  const { path, headers, body } = row.send(noun, version, `by-${name.replaceAll(' ', '-')}`);
  const method = routes.find((one) => one.noun === noun && one.row === row)?.name.split(' ')[0] ?? '';
  return app.request(path, {
    method,
    headers: { ...headers, ...actors[name], ...extra } as Record<string, string>,
    ...(body !== null && { body: JSON.stringify(body) }),
  });
}

/** Brings the entry into the state a row begins in, as the system does it: past the routes under test. */
async function bring(noun: WritableNoun, state: Row['from']): Promise<void> {
  const now = await entry(noun);
  const put = ROWS[state === 'trashed' ? 'DELETE /:' : 'POST /:/restore'];
  if (state === 'any' || !put || now?.trashed === (state === 'trashed')) return;
  expect((await send(noun, put, 'admin')).status).toBe(put.done);
}

test('every unsafe route has its row', () => {
  expect(routes.filter(({ noun, row }) => !noun || !row).map(({ name }) => name)).toEqual([]);
  expect(routes).toHaveLength(WRITABLE_NOUNS.length * Object.keys(ROWS).length);
});

describe.each(routes.map((route) => [route.name, route] as const))('%s', (_, { noun, row }) => {
  test.each(ACTOR_NAMES)('by %s', async (name) => {
    if (!noun || !row) throw new Error('This route has no row.');
    await bring(noun, row.from);
    // Something to revert.
    if (row === ROWS['POST /:/revert']) {
      await change([{ kind: noun.kind, slug: SUBJECT, set: { summary: `written before ${name}` } }]);
    }
    const before = await entry(noun);
    if (row.may(noun).includes(name)) {
      const response = await send(noun, row, name);
      expect(response.status, await response.clone().text()).toBe(row.done);
      const after = await entry(noun);
      expect(after).not.toEqual(before);
      return;
    }
    // An unreadable body and no version: whoever may not write learns only that.
    for (const extra of [{}, { 'content-type': 'text/plain', 'if-match': 'nonsense' }]) {
      const response = await send(noun, row, name, extra);
      const text = await response.text();
      expect(response.status, text).toBe(UNKNOWN.includes(name) ? 401 : 403);
      problem.strict().parse(JSON.parse(text));
      challenged(response, name);
      expect(await entry(noun)).toEqual(before);
    }
  });
});

/** A token that is no good is told so; somebody whose session is gone is nobody. */
function challenged(response: Response, name: ActorName): void {
  const challenge = response.headers.get('www-authenticate');
  expect(challenge !== null).toBe(response.status === 401);
  const isNobody = name === 'anonymous' || name.endsWith('in a browser');
  expect(challenge?.includes('invalid_token') ?? false).toBe(response.status === 401 && !isNobody);
}

describe.each(OTHER_ROWS.map((row) => [row.route, row] as const))('%s', (route, row) => {
  const method = route.split(' ')[0] ?? '';

  test('is a route', () => {
    expect(app.routes.some((one) => `${one.method} ${one.path}` === route)).toBe(true);
  });

  test.each(ACTOR_NAMES)('by %s', async (name) => {
    const { path, headers = { 'content-type': 'application/json' }, body } = await row.send(name, SUBJECT);
    const ask = (more: Record<string, string> = {}) =>
      app.request(path, {
        method,
        headers: { ...headers, ...actors[name], ...more },
        ...(body !== null && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    const before = await row.state(SUBJECT);
    if (row.may.includes(name)) {
      const response = await ask();
      expect(response.status, await response.clone().text()).toBe(row.done);
      expect(await row.state(SUBJECT)).not.toEqual(before);
      return;
    }
    const response = await ask();
    const text = await response.text();
    expect(response.status, text).toBe(UNKNOWN.includes(name) ? 401 : 403);
    problem.strict().parse(JSON.parse(text));
    challenged(response, name);
    expect(await row.state(SUBJECT)).toEqual(before);
    // From a page of another site the same is refused to everybody.
    if ('cookie' in actors[name]) expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

test.each(ACTOR_NAMES)('reading by %s', async (name) => {
  const bad = UNKNOWN.includes(name) && 'authorization' in actors[name];
  for (const path of [
    '/api/v1/packages',
    '/api/v1/packages/other',
    '/api/v1/sites/other/history',
    '/export/sites.csv',
  ]) {
    const response = await app.request(path, { headers: actors[name] });
    expect(response.status, path).toBe(bad ? 401 : 200);
    await response.text();
  }
});
