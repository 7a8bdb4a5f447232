import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { answerApi } = await import('./answer.ts');
const { app } = await import('./app.ts');
const { READS, textOf } = await import('./permission-rows/reads.ts');
const { buildSubjects } = await import('./test-subjects.ts');
const { machineToken } = await import('./test-actors.ts');
const { deliver, pushNotified, sourceFor } = await import('./test-webhooks.ts');

let actors: Awaited<ReturnType<typeof buildSubjects>>;
beforeAll(async () => {
  actors = await buildSubjects();
});

const SAID = 'Reading needs a login on this instance. Sign in first.';
const NOBODY = ['anonymous', 'suspended admin in a browser'] as const;
const NO_GOOD = ['suspended admin', 'expired token', 'revoked token', 'unknown token'] as const;
const READERS = ['reader in a browser', 'reader', 'token of a machine that reports'] as const;
const MORE: readonly Record<string, string>[] = [{}, { 'If-None-Match': '*' }];

/** On an instance that is not public, by the same table as reads.db.test.ts, which proves it complete. */
describe.each(Object.entries(READS))('GET %s where reading needs a login', (_, row) => {
  const { address, done, sees, open } = row;
  const ask = (headers: Record<string, string>) => app.request(address, { headers });

  test('tells nobody more than that', async () => {
    for (const name of NOBODY) {
      for (const more of MORE) {
        const response = await ask({ ...actors[name], ...more });
        const text = await textOf(response, row);
        expect(response.status, text).toBe(open === undefined ? 401 : done);
        if (open !== undefined) continue;
        expect(JSON.parse(text)).toMatchObject({ detail: SAID, errors: [] });
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(response.headers.get('etag')).toBeNull();
      }
    }
  });

  test('refuses a token that is no good, and answers members', async () => {
    for (const name of NO_GOOD) {
      const response = await ask(actors[name]);
      await textOf(response, row);
      expect([name, response.status]).toEqual([name, open === 'ungated' ? 200 : 401]);
      if (open !== 'ungated') expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
    for (const name of READERS) {
      const response = await ask(actors[name]);
      const text = await textOf(response, row);
      expect([name, response.status], text.slice(0, 500)).toEqual([name, sees.includes(name) ? done : 403]);
    }
  });
});

test('what is not there is told to nobody either', async () => {
  for (const path of ['/api/v1/export/x.y', '/api/v1/packages/x', '/api/v1/readiness/x/y', '/api/v1/nothing']) {
    const response = await app.request(path);
    expect(response.status, path).toBe(401);
    expect(response.headers.get('etag')).toBeNull();
  }
});

test('a source delivers all the same', async () => {
  const source = await sourceFor('distribution');
  const headers = { authorization: `Bearer ${source.secret}` };
  expect((await deliver(source, pushNotified('closed'), headers)).status).toBe(202);
  expect((await deliver(source, pushNotified('closed'))).status).toBe(401);
});

test('a token with one letter more is no token', async () => {
  const { bearer } = await machineToken('reader-of-letters', ['builds:write']);
  const wrong = await app.request('/api/v1/packages', { headers: { authorization: `${bearer}x` } });
  expect(wrong.status).toBe(401);
});

test('what is kept in memory for members is kept from everybody else', async () => {
  const server = createServer((request, response) => void answerApi(request, response, () => undefined));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const ask = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/packages`, { headers });
  for (const _ of [1, 2]) expect((await ask(actors.reader)).status).toBe(200);
  const etag = (await ask(actors.reader)).headers.get('etag') ?? '';
  expect(etag).not.toBe('');
  for (const headers of [undefined, { 'if-none-match': etag }]) {
    const response = await ask(headers);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Twin');
  }
  server.close();
  server.closeAllConnections();
});
