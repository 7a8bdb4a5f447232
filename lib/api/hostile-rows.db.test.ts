import { beforeAll, describe, expect, test } from 'vitest';
import { app } from './app.ts';
import { OTHER_ROWS } from './permission-rows/all.ts';
import type { Actors } from './test-actors.ts';
import { buildSubjects } from './test-subjects.ts';

/** What those send who may write, to the routes beside the nouns': more than is asked, and other things than are asked. */
const SUBJECT = 'subject';
let actors: Actors;
beforeAll(async () => {
  actors = await buildSubjects();
});

const EXTRA: Readonly<Record<string, unknown>> = {
  id: 1,
  userId: 1,
  actor: 'admin',
  createdAt: '2020-01-01T00:00:00Z',
  grants: [{ role: 'admin', entry: null }],
  constructor: { prototype: { admin: true } },
  nothing: 1,
};
const OTHERS: readonly unknown[] = [
  null,
  -1,
  1e308,
  2 ** 53,
  '',
  'a\u0000b',
  'a\ud800b',
  'x'.repeat(100_000),
  '\u202egnp.exe',
  'javascript:alert(1)',
  '9999-99-99',
  [[]],
  { constructor: { prototype: 1 } },
];

type Way = readonly string[];
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every place in a body, and whether it is an object of names. */
function placesIn(value: unknown, way: Way = []): { way: Way; isNames: boolean }[] {
  const here = { way, isNames: isObject(value) && !Array.isArray(value) };
  if (!isObject(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...way, name]))];
}

/** A body with something else at one of its places. */
function withPart(value: unknown, [name, ...rest]: Way, part: unknown): unknown {
  if (name === undefined) return part;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === name ? withPart(one, rest, part) : one));
  const members = isObject(value) ? value : {};
  return { ...members, [name]: withPart(members[name], rest, part) };
}

const ROWS = OTHER_ROWS.filter(({ route }) => / \/api\/v1\//.test(route));

describe.each(ROWS.map((row) => [row.route, row] as const))('%s', (route, row) => {
  const [by = 'anonymous'] = row.may;
  type Request = Awaited<ReturnType<typeof row.send>>;
  async function ask({ path, headers = {} }: Request, body: unknown): Promise<number> {
    const response = await app.request(path, {
      method: route.split(' ')[0] ?? '',
      headers: { 'content-type': 'application/json', ...headers, ...actors[by] },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    expect(text).not.toMatch(/node_modules|\.ts:\d|at async|prisma/i);
    return response.status;
  }

  test('takes no member that is not asked, wherever it is', async () => {
    const request = await row.send(by, SUBJECT);
    const { body } = request;
    if (!isObject(body)) return expect(await ask(request, {})).toBeLessThan(500);
    for (const { way } of placesIn(body).filter(({ isNames }) => isNames)) {
      for (const [name, value] of Object.entries(EXTRA)) {
        const place = [...way, name];
        if (placesIn(body).some((one) => one.way.join() === place.join())) continue;
        expect([place, await ask(request, withPart(body, place, value))]).toEqual([place, 422]);
      }
    }
  });

  test('breaks at nothing', async () => {
    const { body } = await row.send(by, SUBJECT);
    for (const { way } of placesIn(body ?? {})) {
      // What of this is taken spends it.
      const request = await row.send(by, SUBJECT);
      for (const other of OTHERS) {
        const status = await ask(request, withPart(request.body, way, other));
        expect([way, other, status < 500]).toEqual([way, other, true]);
      }
    }
  });
});
