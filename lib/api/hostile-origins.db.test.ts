import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { app } from './app.ts';
import { WEBHOOKS } from './routes/webhooks.ts';
import type { Actors } from './test-actors.ts';
import { everything } from './test-checksum.ts';
import { buildSubjects } from './test-subjects.ts';

/**
 * Every unsafe route of the app, as its table has them, when the request comes from elsewhere or from nobody: refused, and not
 * one row of the database is another. Who may do what is in permissions.db.test.ts; that no proxy's word can be forged is in
 * e2e/surfaces.spec.ts, over the server in front.
 */
let actors: Actors;
beforeAll(async () => {
  actors = await buildSubjects();
});

const ROUTES = [
  ...new Set(
    app.routes
      .filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
/** Open to whoever comes: their secret is in the form. */
const OF_SIGNING_IN = ['/api/sign-in', '/api/sign-in/provider', '/api/sign-out', '/api/welcome'];

/** Uses no cookie, wherever it comes from: without the credential of its source it is refused. */
const ofASource = (route: string): boolean => route === `POST ${WEBHOOKS}`;

const JSON_BODY = { 'content-type': 'application/json' };
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };
/** Types a form of another site can send without the browser asking us first. */
const SIMPLE: readonly Record<string, string>[] = [
  FORM_BODY,
  { 'content-type': 'text/plain' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  {},
];
const HOST = { host: 'ours.example' };
const FOREIGN: readonly Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { origin: 'http://ours.example.evil.example' },
  { origin: 'http://ours.example', 'sec-fetch-site': 'same-site' },
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'none' },
  { origin: 'javascript:alert(1)' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none' },
  {},
];

function send(route: string, headers: Record<string, string>) {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':number', '1').replace(':id', '1').replace(/:\w+/g, 'subject');
  const body = headers['content-type'] === FORM_BODY['content-type'] ? 'slug=subject&kind=package' : '{}';
  return app.request(`http://ours.example${address}`, { method, headers: { ...HOST, ...headers }, body });
}

test.each(ROUTES)('%s with an admin’s cookie from elsewhere', async (route) => {
  const before = await everything();
  const { cookie = '' } = actors['admin in a browser'];
  const ways = [
    ...FOREIGN.map((from) => ({ ...from, ...JSON_BODY })),
    ...SIMPLE.map((type) => ({ ...FOREIGN[0], ...type })),
  ];
  for (const way of ways) {
    const response = await send(route, { cookie, ...way, 'if-match': '"1"' });
    const text = await response.text();
    expect(response.status, JSON.stringify(way) + text).toBe(ofASource(route) ? 401 : 403);
    const { detail } = problem.strict().parse(JSON.parse(text));
    expect(detail).toContain(ofASource(route) ? 'no such source' : 'another site');
  }
  expect(await everything()).toEqual(before);
});

/** What a refusal of nobody is: by who asks, or by what was sent where that is looked at first; a form says it on its page. */
const REFUSED = [303, 400, 401, 415, 422];
/** Opened by the link from a mail and by nobody’s session: without the whole link it is forbidden. */
const OF_A_LINK = ['/api/digest/off'];

test.each(ROUTES.filter((route) => !OF_SIGNING_IN.some((path) => route.endsWith(path))))(
  '%s by nobody',
  async (route) => {
    const isOfALink = OF_A_LINK.some((path) => route.endsWith(path));
    const before = await everything();
    for (const name of ['anonymous', 'suspended admin in a browser', 'expired token', 'revoked token'] as const) {
      for (const type of [JSON_BODY, FORM_BODY]) {
        const response = await send(route, { ...actors[name], ...type, 'if-match': '"1"' });
        const text = await response.text();
        const isRefused = REFUSED.includes(response.status) || (response.status === 403 && isOfALink);
        expect([name, isRefused], `${response.status} ${text}`).toEqual([name, true]);
      }
    }
    expect(await everything()).toEqual(before);
  },
);
