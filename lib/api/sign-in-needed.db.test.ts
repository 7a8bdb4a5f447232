import { expect, test } from 'vitest';

// Before anything asks for the environment, which is read once.
process.env.PUBLIC_READ = 'false';
const { app } = await import('./app.ts');

test('an instance that is not public tells nobody anything but that it lives', async () => {
  for (const path of [
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
