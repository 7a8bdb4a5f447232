import { beforeAll, describe, expect, test } from 'vitest';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { app } = await import('./app.ts');
const { READS, textOf } = await import('./permission-rows/reads.ts');
const { buildSubjects } = await import('./test-subjects.ts');
const { machineToken } = await import('./test-actors.ts');

let actors: Awaited<ReturnType<typeof buildSubjects>>;
beforeAll(async () => {
  actors = await buildSubjects();
});

const SAID = 'Reading needs a login on this instance. Sign in first.';
const NOBODY = ['anonymous', 'suspended admin in a browser'] as const;
const NO_GOOD = ['suspended admin', 'expired token', 'revoked token', 'unknown token'] as const;
const READERS = ['reader in a browser', 'reader', 'token without the scope'] as const;
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

test('a token with one letter more is no token', async () => {
  const { bearer } = await machineToken('reader-of-letters', ['builds:write']);
  const wrong = await app.request('/api/v1/packages', { headers: { authorization: `${bearer}x` } });
  expect(wrong.status).toBe(401);
});
