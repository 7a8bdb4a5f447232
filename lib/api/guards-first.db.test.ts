import { expect, test } from 'vitest';
import { app } from './app.ts';
import { CI_TRUST_FORMS } from './routes/ci-trust-forms.ts';
import { DELIVERY_FORMS } from './routes/delivery-forms.ts';
import { LIST_FORMS } from './routes/list-forms.ts';
import { SOURCE_FORMS } from './routes/source-forms.ts';

/**
 * Every unsafe route of the app’s own table, called by nobody in particular with a body that cannot be read, for something
 * that is not there: who may not is told only that, before anything else is looked at. The store would refuse a good body too.
 */
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** Forms of admins, which ask so too; those of everybody read first what they are about. */
const FORMS: readonly string[] = [...CI_TRUST_FORMS, ...DELIVERY_FORMS, ...LIST_FORMS, ...SOURCE_FORMS];
const routes = app.routes.filter(
  ({ method, path }) => UNSAFE.includes(method) && (path.startsWith('/api/v1/') || FORMS.includes(path)),
);

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
