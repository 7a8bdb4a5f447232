import { expect, test } from 'vitest';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { app } = await import('./app.ts');
const { machineToken } = await import('./test-actors.ts');

test('an instance that is not public tells nobody anything but that it lives', async () => {
  for (const path of [
    '/feeds/tasks.ics',
    '/export/packages.csv',
    '/api/v1/export/x.y',
    '/api/v1/packages',
    '/api/v1/packages/x',
    '/api/v1/readiness/x/y',
    '/api/v1/openapi.json',
  ]) {
    const response = await app.request(path, { headers: { 'If-None-Match': '*' } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('etag')).toBeNull();
  }
  expect((await app.request('/livez')).status).toBe(200);
  expect((await app.request('/readyz')).status).toBe(200);
});

test('an instance that is not public is read with a token', async () => {
  const { bearer } = await machineToken('reader', ['builds:write']);
  for (const path of ['/api/v1/packages', '/api/v1/openapi.json', '/export/packages.csv']) {
    const read = await app.request(path, { headers: { authorization: bearer } });
    expect(read.status, path).toBe(200);
    await read.text();
    const wrong = await app.request(path, { headers: { authorization: `${bearer}x` } });
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(wrong.status, path).toBe(401);
  }
  const wrong = { headers: { authorization: 'Bearer nobodys' } };
  expect((await app.request('/livez', wrong)).status).toBe(200);
});
