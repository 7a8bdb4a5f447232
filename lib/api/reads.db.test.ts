import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { app } from './app.ts';
import { READS, textOf } from './permission-rows/reads.ts';
import { ACTOR_NAMES, type ActorName, type Actors } from './test-actors.ts';
import { everything } from './test-checksum.ts';
import { buildSubjects } from './test-subjects.ts';

/**
 * Every route of the app that reads × every kind of actor. The rows come out of the app's own route table: a new route that
 * is not described in permission-rows/reads.ts fails. What an instance that is not public answers is in
 * sign-in-needed.db.test.ts.
 */
let actors: Actors;
beforeAll(async () => {
  actors = await buildSubjects();
});

const NO_GOOD: readonly ActorName[] = ['suspended admin', 'expired token', 'revoked token', 'unknown token'];
const NOBODY: readonly ActorName[] = ['anonymous', 'suspended admin in a browser'];

test('every route that reads has its row, and every row a route', () => {
  const routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  expect([...new Set(routes)].sort()).toEqual(Object.keys(READS).sort());
});

test.each(Object.entries(READS))('GET %s by everybody', async (_, row) => {
  const { address, done, sees, open } = row;
  const before = await everything();
  for (const name of ACTOR_NAMES) {
    const response = await app.request(address, { headers: actors[name] });
    const text = await textOf(response, row);
    const refusedToken = open !== 'ungated' && NO_GOOD.includes(name);
    const refused = NOBODY.includes(name) ? 401 : 403;
    const status = refusedToken ? 401 : sees.includes(name) ? done : refused;
    expect(response.status, `${name}: ${text.slice(0, 500)}`).toBe(status);
    if (status === 401 || status === 403) problem.strict().parse(JSON.parse(text));
    if (refusedToken) expect(response.headers.get('www-authenticate')).toContain('invalid_token');
    if (name !== 'anonymous' && name !== 'unknown token') continue;
    const head = await app.request(address, { method: 'HEAD', headers: actors[name] });
    expect([head.status, await head.text()]).toEqual([status, '']);
  }
  expect(await everything()).toEqual(before);
});
