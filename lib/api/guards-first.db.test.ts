import { beforeAll, expect, test } from 'vitest';
import { app } from './app.ts';
import { change } from './test-world.ts';

/**
 * Every unsafe route of the app’s own table, called by nobody in particular with a body that cannot be read, for something
 * that is not there: who may not is told only that, before anything else is looked at. The store would refuse a good body too.
 */
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
const routes = app.routes.filter(({ method, path }) => UNSAFE.includes(method) && path.startsWith('/api/v1/'));

beforeAll(() => change([{ kind: 'package', slug: 'subject', create: true, set: { name: 'Subject' } }]));

test('every route that writes asks first who writes', async () => {
  expect(routes.length).toBeGreaterThan(50);
  const asked = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].map(async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const headers = { 'content-type': 'text/plain', 'if-match': 'nonsense' };
    const address = path.replaceAll(/:\w+(?:\{[^}]*\})?/g, 'nothing');
    const { status } = await app.request(address, { method, headers, body: 'unreadable' });
    return `${route} ${status}`;
  });
  expect((await Promise.all(asked)).filter((said) => !said.endsWith(' 401'))).toEqual([]);
});

test('a form that says otherwise is refused to nobody before its field is looked up', async () => {
  const body = new URLSearchParams({ kind: 'package', slug: 'subject', field: 'nothing', chosen: 'x', why: 'x' });
  const headers = { 'sec-fetch-site': 'same-origin' };
  expect((await app.request('/api/claims', { method: 'POST', headers, body })).status).toBe(401);
});
