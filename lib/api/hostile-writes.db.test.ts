import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { FIELDS } from '#lib/contracts/fields.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { app } from './app.ts';
import type { Actors } from './test-actors.ts';
import { everything } from './test-checksum.ts';
import { buildSubjects } from './test-subjects.ts';
import { change } from './test-world.ts';
import { WRITABLE_NOUNS } from './writable-noun.ts';

/** What somebody who may write sends beyond what is asked: refused with a message, and not one row is another. */
let actors: Actors;
beforeAll(async () => {
  actors = await buildSubjects();
  await change([{ kind: 'package', slug: 'other', set: { summary: 'another' } }]);
});

let before: Awaited<ReturnType<typeof everything>>;
beforeEach(async () => {
  before = await everything();
});
afterEach(async () => {
  expect(await everything()).toEqual(before);
});

const JSON_BODY = { 'content-type': 'application/json', 'if-match': '"1"' };
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };

async function refused(method: string, path: string, body: string, as: keyof Actors = 'manager'): Promise<string> {
  const response = await app.request(path, { method, headers: { ...JSON_BODY, ...actors[as] }, body });
  const text = await response.text();
  expect([400, 403, 404, 412, 422], `${path} ${body.slice(0, 300)}\n${text}`).toContain(response.status);
  expect(text).not.toMatch(/node_modules|\.ts:\d|at async|prisma/i);
  expect(problem.strict().parse(JSON.parse(text)).detail).not.toBe('');
  return text;
}

/** What only the system sets, and what JavaScript means something by. */
const EXTRA: Readonly<Record<string, unknown>> = {
  id: 1,
  version: 7,
  kind: 'site',
  actor: 'admin',
  actorId: 1,
  userId: 1,
  grants: [{ role: 'admin', entry: null }],
  role: 'admin',
  createdAt: '2020-01-01T00:00:00Z',
  updatedAt: '2020-01-01T00:00:00Z',
  trashedAt: null,
  at: '2020-01-01T00:00:00Z',
  recordedAt: '2020-01-01T00:00:00Z',
  source: 'x',
  claims: [],
  readiness: [],
  search: 'x',
  create: true,
  expectVersion: 1,
  dryRun: false,
  constructor: { prototype: { admin: true } },
  prototype: {},
  toString: 'x',
};
const withMember = (body: object, name: string, value: unknown): string =>
  JSON.stringify(body).replace(
    /\}$/,
    `${Object.keys(body).length > 0 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(value)}}`,
  );

const edit = { kind: 'package', slug: 'subject', version: 1, set: { summary: 'x' } };
/** Every body of JSON that the routes of entries take, by what else may be in it. */
const BODIES: Record<string, { path: string; body: (name: string, value: unknown) => string; knows?: string[] }> = {
  'a change of several entries': {
    path: '/api/v1/changes',
    body: (name, value) => withMember({ entries: [edit] }, name, value),
  },
  'one entry of a change': {
    path: '/api/v1/changes',
    body: (name, value) => `{"entries":[${withMember(edit, name, value)}]}`,
    knows: ['kind', 'version'],
  },
  'the fields of one': {
    path: '/api/v1/changes',
    body: (name, value) =>
      JSON.stringify({ entries: [edit] }).replace('{"summary":"x"}', withMember({ summary: 'x' }, name, value)),
  },
  'a revert': {
    path: '/api/v1/packages/subject/revert',
    body: (name, value) => withMember({ revision: 1 }, name, value),
  },
  'a revert of a change': { path: '/api/v1/changes/1/revert', body: (name, value) => withMember({}, name, value) },
};

test.each(Object.entries(BODIES))('%s takes nothing that is not asked', async (_, { path, body, knows = [] }) => {
  for (const [name, value] of Object.entries({ ...EXTRA, nothing: 1 })) {
    if (!knows.includes(name)) await refused('POST', path, body(name, value), 'admin');
  }
  await refused('POST', path, body('__proto__', { version: 1, admin: true }), 'admin');
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});

test.each(WRITABLE_NOUNS.map((noun) => [noun.kind, noun] as const))(
  'a %s takes no field that is none',
  async (_, noun) => {
    const address = `${noun.list}/${await noun.addressOf({ actor: { kind: 'anonymous' }, now: new Date() }, 'subject')}`;
    for (const [name, value] of Object.entries(EXTRA)) {
      if (Object.hasOwn(FIELDS[noun.kind], name)) continue;
      await refused('PATCH', address, withMember({ summary: 'x' }, name, value), 'admin');
      await refused('POST', noun.list, withMember({ name: 'New', slug: 'new' }, name, value), 'admin');
    }
  },
);

test.each(['/api/v1/changes', '/api/v1/changes/1/revert', '/api/v1/packages', '/api/v1/packages/subject/revert'])(
  'who may not learns at %s only that, before a body is read',
  async (path) => {
    for (const [name, status] of [
      ['anonymous', 401],
      ['reader', 403],
      ['token of a machine that reports', 403],
    ] as const) {
      const headers = { 'content-type': 'text/plain', ...actors[name] };
      const response = await app.request(path, { method: 'POST', headers, body: 'nonsense' });
      expect([name, response.status], await response.text()).toEqual([name, status]);
    }
  },
);

const NUMBERS = ['1e999', '-1e999', '9007199254740993', '1e308', '1.5', '-1', '"1"', '[1]', 'true'];

test.each(NUMBERS)('%s is no version, no revision and no count', async (number) => {
  await refused(
    'POST',
    '/api/v1/changes',
    JSON.stringify({ entries: [edit] }).replace('"version":1', `"version":${number}`),
  );
  await refused('POST', '/api/v1/packages/subject/revert', `{"revision":${number}}`);
  await refused('PATCH', '/api/v1/sites/subject', `{"cores":${number}}`);
});

test.each(['NaN', 'Infinity', '0x10', '1_000', '01', "{'a':1}", '{"a":1,}', '{"summary":"a"}{"summary":"b"}'])(
  '%s is no JSON',
  async (text) => {
    const body = text.startsWith('{') ? text : `{"cores":${text}}`;
    await refused('PATCH', '/api/v1/sites/subject', body);
    await refused('POST', '/api/v1/changes', body);
  },
);

test('of a member that is there twice the last counts, for the check and for what is stored', async () => {
  await refused(
    'POST',
    '/api/v1/changes',
    JSON.stringify({ entries: [edit] }).replace('"slug":"subject"', '"slug":"subject","slug":"other"'),
    'expert of this package',
  );
});

/** Texts that would look like something else, by how each would have to be said. */
const NAMES = [
  'gl\u202etsa',
  'gl\u2066x\u2069',
  'gl\u200beast',
  'gl\u00adeast',
  '\ufeffgleast',
  'gl\r\nSet-Cookie: a=1',
  'gl\neast',
  '\u3164',
  ' ',
  '\ud800',
  'a\u0000b',
  'gl\u{e0041}',
];

test.each(NAMES.map((name) => [JSON.stringify(name), name]))('%s is the name of nothing', async (_, name) => {
  for (const { list } of WRITABLE_NOUNS) await refused('POST', list, JSON.stringify({ slug: 'new', name }), 'admin');
  await refused('PATCH', '/api/v1/packages/subject', JSON.stringify({ name }), 'admin');
  await refused(
    'PATCH',
    '/api/v1/packages/subject',
    JSON.stringify({ links: { items: [{ label: name, url: '' }] } }),
    'admin',
  );
});

test.each([
  'gla\u0455t',
  'ｇｌａｓｔ',
  '../x',
  'a/b',
  'new\r\nLocation:x',
  'A',
  '%2e%2e',
  '__proto__',
  'a'.repeat(121),
])('%j is the address of nothing', async (slug) => {
  for (const { list } of WRITABLE_NOUNS) await refused('POST', list, JSON.stringify({ slug, name: 'New' }), 'admin');
  await refused('POST', '/api/v1/changes', JSON.stringify({ entries: [{ ...edit, slug }] }), 'admin');
});

/** Every place of a kind's fields that holds the address of a page, found in the contract itself. */
function placesOfUrls(schema: unknown, way: readonly string[] = []): string[][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]) =>
    /url|href|link$/i.test(name) && typeof part === 'object' && part !== null && Reflect.get(part, 'type') === 'string'
      ? [[...way, name]]
      : placesOfUrls(part, name === 'properties' || name === 'items' || name === 'anyOf' ? way : [...way, name]),
  );
}

const LINKS: readonly { path: string; kind: string; patch: (url: string) => object }[] = [
  ...WRITABLE_NOUNS.map(({ list, kind }) => ({
    kind,
    path: `${list}/${kind === 'task' ? '1' : 'subject'}`,
    patch: (url: string) => ({ links: { raw: '', items: [{ label: 'x', url }] } }),
  })),
  { kind: 'image', path: '/api/v1/images/subject', patch: (url) => ({ recipeUrl: url }) },
];

test('every field that holds a link is tried', () => {
  const places = Object.entries(FIELDS).flatMap(([kind, fields]) =>
    Object.entries(fields).flatMap(([field, schema]) =>
      placesOfUrls({ [field]: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }).map(
        () => `${kind} ${field}`,
      ),
    ),
  );
  const tried = LINKS.map(({ kind, patch }) => `${kind} ${Object.keys(patch(''))[0]}`);
  // Notes have no route of their own.
  expect([...new Set(places)].filter((place) => !place.startsWith('note ')).sort()).toEqual([...tried].sort());
});

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  'https://a:b@evil.example',
  'http://',
])('%j is a link nowhere', async (url) => {
  for (const { path, patch } of LINKS) {
    const text = await refused('PATCH', path, JSON.stringify(patch(url)), 'admin');
    expect(JSON.parse(text).errors.length).toBeGreaterThan(0);
  }
});

test('what belongs to another entry is not there', async () => {
  const { rows } = await pool().query<{ id: number; version: number }>(
    `select c.change_set_id as id, c.version from revisions c join entries e on e.id = c.entry_id
     where e.kind = 'package' and e.slug = 'other' order by c.id desc limit 1`,
  );
  const [{ id = 0, version = 0 } = {}] = rows;
  expect(version).toBe(2);
  // The second version of the other package, asked of this one, which has only one.
  await refused('POST', '/api/v1/packages/subject/revert', JSON.stringify({ revision: version }));
  // A change that the expert of this package may not take back, alone and in company.
  await refused('POST', `/api/v1/changes/${id}/revert`, '{}', 'expert of this package');
  await refused('POST', '/api/v1/changes/999999/revert', '{}', 'admin');
  const foreign = { ...edit, slug: 'other', version: 2 };
  await refused('POST', '/api/v1/changes', JSON.stringify({ entries: [edit, foreign] }), 'expert of this package');
  await refused('POST', '/api/v1/changes', JSON.stringify({ entries: [edit, edit] }), 'admin');
});

test('a form takes what it asks for, and the rest is nothing', async () => {
  const ctx = { actor: systemActor('test'), now: new Date() };
  const made = await createPerson({ ctx, input: { email: 'new@example.org', name: 'New', grants: [] } });
  if (!made.ok) throw new Error(made.failure.detail);
  const more = {
    role: 'admin',
    grants: '[{"role":"admin"}]',
    userId: '1',
    id: '1',
    suspended: 'no',
    isAdmin: 'true',
    __proto__x: '1',
  };
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { ...FORM_BODY, ...headers },
      body: new URLSearchParams(form).toString(),
    });
  const rolesOf = async () => (await pool().query('select count(*)::int as n from role_grants')).rows[0].n;
  const roles = await rolesOf();
  await post('/api/welcome', {
    token: made.value.token,
    password: 'a few words together',
    email: 'root@example.org',
    ...more,
  });
  const { rows } = await pool().query('select handle, name from users where id = $1', [made.value.userId]);
  expect(rows[0]).toEqual({ handle: 'new@example.org', name: 'New' });
  const admin = actors['admin in a browser'];
  await post('/api/people', { name: 'Newer', email: 'newer@example.org', ...more }, admin);
  expect(await rolesOf()).toBe(roles);
  // Two people are there now.
  before = await everything();
});

test.each([
  '/x\r\nSet-Cookie: a=1',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a\u0000b',
])('a form does not lead to %j', async (next) => {
  const response = await app.request('/api/test-suites/smoke', {
    method: 'POST',
    headers: { ...FORM_BODY, ...actors['admin in a browser'] },
    body: new URLSearchParams({ name: '', next }).toString(),
  });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toMatch(/^\/(?![/\\])[!-~]*$/);
  expect(response.headers.getSetCookie()).toEqual([]);
});
