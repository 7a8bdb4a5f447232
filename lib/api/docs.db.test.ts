import { expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { app } from './app.ts';

/** Everything the page loads, as the page itself names it. */
async function filesOfPage(): Promise<string[]> {
  const html = await (await app.request('/api/docs')).text();
  return [...html.matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)].map(([, path]) => path ?? '');
}

test('the page loads nothing from elsewhere, and everything it loads is there and may be kept', async () => {
  const page = await app.request('/api/docs');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  expect(await page.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  const files = await filesOfPage();
  expect(files).toHaveLength(5);
  for (const path of files) {
    const response = await app.request(path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/\.css/.test(path) ? /^text\/css/ : /^text\/javascript/);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await response.text()).length).toBeGreaterThan(100);
  }
});

test.each([
  'package.json',
  'index.html',
  '..%2Fpackage.json',
  '..%2f..%2f..%2fpackage.json',
  '%2e%2e%2fpackage.json',
  'swagger-ui.css.map',
  'swagger-ui.css%00',
  '__proto__',
  'constructor',
  'a'.repeat(5000),
])('there is no file %s', async (name) => {
  const response = await app.request(`/api/docs/${name}`);
  expect(response.status).toBe(404);
  problem.strict().parse(await response.json());
});

test('every operation of the document stands under the noun of its address', async () => {
  const document = await (await app.request('/api/v1/openapi.json')).json();
  for (const [path, item] of Object.entries<Record<string, { tags: string[] }>>(document.paths)) {
    for (const [method, { tags }] of Object.entries(item))
      expect(tags, `${method} ${path}`).toEqual([path.replace('/v1/', '/').split('/')[2]]);
  }
});

test('the document says how a token is sent, and is the same however often it is asked for', async () => {
  const ask = async () => (await app.request('/api/v1/openapi.json')).text();
  const first = await ask();
  expect(await ask()).toBe(first);
  const { components, paths } = JSON.parse(first);
  expect(components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
  expect(paths['/api/v1/packages'].post.security).toEqual([{ bearer: [] }]);
  const { properties, description } = components.schemas.PackagePatch;
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['summary', 'strategy', 'upgradable', 'why']));
  expect(description).toContain('`platforms.{slug}.run`: { support, note }');
});
