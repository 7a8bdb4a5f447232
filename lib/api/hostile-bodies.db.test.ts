import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld } from './test-world.ts';

let bearer = '';
beforeAll(async () => {
  await buildWorld();
  bearer = (await machineToken('ci', ['entries:write'])).bearer;
});

const MERGE = 'application/merge-patch+json';
const megabyte = 1024 * 1024;
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

async function everything() {
  const { rows } = await pool().query(`
    select (select count(*) from entries) as entries, (select sum(version) from entries) as versions,
           (select count(*) from revisions) as revisions, (select count(*) from change_sets) as "changeSets",
           (select version from data_version) as "dataVersion"`);
  return rows[0];
}

async function refused(method: string, path: string, status: number, init: { type?: string; body?: BodyInit } = {}) {
  const before = await everything();
  const response = await app.request(`/api/v1/${path}`, {
    method,
    headers: {
      authorization: bearer,
      'if-match': '"1"',
      ...(init.type !== undefined && { 'content-type': init.type }),
    },
    ...(init.body !== undefined && { body: init.body, duplex: 'half' }),
  } as RequestInit);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  expect(text.length).toBeLessThan(40_000);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/node_modules|\.ts:\d|at async|prisma/i);
  expect(await everything()).toEqual(before);
  return problem.strict().parse(JSON.parse(text));
}

const BODIES: [string, number, { type?: string; body?: BodyInit }][] = [
  ['no body', 415, {}],
  ['no content type', 415, { body: new Blob(['{"summary":"x"}']) }],
  ['a form', 415, { type: 'application/x-www-form-urlencoded', body: 'summary=x' }],
  ['plain text that is JSON', 415, { type: 'text/plain', body: '{"summary":"x"}' }],
  ['Latin-1', 415, { type: 'application/json; charset=iso-8859-1', body: '{"summary":"x"}' }],
  ['an empty body', 400, { type: MERGE, body: '' }],
  ['half of JSON', 400, { type: MERGE, body: '{"summary":' }],
  ['bytes that are not UTF-8', 400, { type: MERGE, body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) }],
  ['more than 1 MB', 413, { type: MERGE, body: JSON.stringify({ summary: 'x'.repeat(megabyte) }) }],
  ['a list', 422, { type: MERGE, body: '[{"summary":"x"}]' }],
  ['null', 422, { type: MERGE, body: 'null' }],
  ['a text', 422, { type: MERGE, body: '"x"' }],
  ['nesting of 100 levels', 422, { type: MERGE, body: deep(100) }],
  ['nesting of 100,000 levels', 422, { type: MERGE, body: deep(100_000) }],
  ['lists in lists', 422, { type: MERGE, body: `{"links":${'['.repeat(400_000)}${']'.repeat(400_000)}}` }],
  ['a field of almost 1 MB', 422, { type: MERGE, body: JSON.stringify({ summary: 'x'.repeat(megabyte - 100) }) }],
  ['a name of almost 1 MB', 422, { type: MERGE, body: JSON.stringify({ ['x'.repeat(megabyte - 100)]: 1 }) }],
  ['NUL', 422, { type: MERGE, body: '{"summary":"a\\u0000b"}' }],
  ['half of a character', 422, { type: MERGE, body: '{"summary":"a\\ud800b"}' }],
  ['half of a character in a name', 422, { type: MERGE, body: '{"platforms.\\ud800.run":{"support":"works"}}' }],
  ['__proto__', 422, { type: MERGE, body: '{"__proto__":{"summary":"x"}}' }],
  ['__proto__ further in', 422, { type: MERGE, body: '{"upgradable":{"__proto__":{"value":"yes"}}}' }],
  ['constructor', 422, { type: MERGE, body: '{"constructor":{"prototype":{"x":1}}}' }],
  ['a number beyond all', 422, { type: MERGE, body: '{"cores":1e999}' }],
  ['many unknown fields', 422, { type: MERGE, body: json(60_000, (at) => [`f${at}`, 1]) }],
  ['many members', 422, { type: MERGE, body: `{"upgradable":${json(60_000, (at) => [`f${at}`, 1])}}` }],
  ['many starred fields', 422, { type: MERGE, body: json(600, (at) => [`platforms.p${at}.run`, null]) }],
  ['a link that runs', 422, { type: MERGE, body: '{"links":{"items":[{"label":"x","url":"javascript:alert(1)"}]}}' }],
  ['a path with a star', 422, { type: MERGE, body: '{"platforms.*.run":{"support":"works"}}' }],
  ['a null where none may be', 422, { type: MERGE, body: '{"strategy":null}' }],
  ['a reason too long', 422, { type: MERGE, body: JSON.stringify({ summary: 'x', why: 'y'.repeat(3000) }) }],
  ['a rule of the database broken', 422, { type: MERGE, body: '{"upgradable":{"value":"conditional"}}' }],
  ['itself waited for', 422, { type: MERGE, body: '{"upgradable":{"value":"conditional","waitingOn":"package-1"}}' }],
  ['an unknown person', 422, { type: MERGE, body: '{"owners":[{"person":"nobody","role":"expert"}]}' }],
  [
    'a person twice',
    422,
    { type: MERGE, body: json(1, () => ['owners', [1, 2].map(() => ({ person: 'ann', role: 'expert' }))]) },
  ],
];

function json(count: number, member: (at: number) => [string, unknown]): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => member(at))));
}

describe.each(BODIES)('%s', (_, status, init) => {
  test('changes nothing', async () => {
    await refused('PATCH', 'packages/package-1', status, init);
  });
  test('creates nothing', async () => {
    const type = init.type === MERGE ? 'application/json' : init.type;
    await refused('POST', 'packages', status, { ...init, ...(type !== undefined && { type }) });
  });
});

test('a merge patch creates nothing, and 1 MB of unknown length is cut', async () => {
  await refused('POST', 'packages', 415, { type: MERGE, body: '{"name":"x"}' });
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)));
    },
  });
  await refused('PATCH', 'packages/package-1', 413, { type: MERGE, body: endless });
});

/** What only the system sets. */
const OWN = {
  version: 7,
  id: 1,
  kind: 'site',
  trashedAt: null,
  search: 'x',
  readiness: [],
  updatedAt: '2020-01-01',
  fields: {},
};

test.each(Object.entries(OWN))('%s is for nobody to set', async (field, value) => {
  const body = JSON.stringify({ summary: 'x', [field]: value });
  const patched = await refused('PATCH', 'packages/package-1', 422, { type: MERGE, body });
  expect(patched.errors).toEqual([{ pointer: `/${field}`, detail: `A package has no field “${field}”.` }]);
  const made = JSON.stringify({ name: 'New', [field]: value });
  await refused('POST', 'packages', 422, { type: 'application/json', body: made });
});

test('the slug stays what it is', async () => {
  const body = '{"slug":"other"}';
  const { errors } = await refused('PATCH', 'packages/package-1', 422, { type: MERGE, body });
  expect(errors[0]?.pointer).toBe('/slug');
});

test.each([
  ['PATCH', 'packages/nothing', 404],
  ['PATCH', 'packages/%00', 404],
  ['PATCH', `packages/${'a'.repeat(5000)}`, 404],
  ['PATCH', 'packages/__proto__', 404],
  ['PATCH', 'tasks/9', 404],
  ['PATCH', 'tasks/nine', 404],
  ['PATCH', 'packages/package-1?force=1', 400],
  ['DELETE', 'packages/nothing', 404],
  ['DELETE', 'packages/%ED%A0%80', 404],
  ['POST', 'packages/nothing/restore', 404],
  ['POST', 'packages/nothing/revert', 404],
])('%s %s', async (method, path, status) => {
  const body = path.endsWith('revert') ? '{"revision":1}' : '{}';
  const type = 'application/json';
  await refused(method, path, status, method === 'DELETE' ? {} : { type, body });
});
