import { expect, test } from './fixtures.ts';

test('the first page answers, is titled and loads all it needs', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/\S/);
  await page.waitForLoadState('networkidle');
});

test('the server says that it lives and is ready', async ({ request }) => {
  expect((await request.get('/livez')).status()).toBe(200);
  expect((await request.get('/readyz')).status()).toBe(200);
});

for (const path of ['/%00', '/%ff', '/packages?q=%ED%A0%80', '/packages?q=%00', '/%']) {
  test(`a broken address is answered in plain words: ${path}`, async ({ request }) => {
    const page = await request.get(path, { headers: { accept: 'text/html' } });
    expect(page.status()).toBe(400);
    expect(await page.text()).toContain('Bad address');
    const api = await request.get(`/api/v1${path}`);
    expect(api.status()).toBe(400);
    expect(api.headers()['content-type']).toContain('application/problem+json');
  });
}

test('an address beyond all measure is refused, not broken on', async ({ request }) => {
  const response = await request.get(`/packages?q=${'a'.repeat(40_000)}`);
  expect(response.status()).toBe(414);
});

test('text is compressed once and every answer carries the security headers', async ({ request }) => {
  const response = await request.get('/', { headers: { 'accept-encoding': 'gzip' } });
  const headers = response.headers();
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-powered-by']).toBeUndefined();
  expect(await response.text()).toContain('<html');
});

test('a form from another site is refused', async ({ request }) => {
  const response = await request.post('/', { headers: { origin: 'https://elsewhere.example' }, form: { a: '1' } });
  expect(response.status()).toBe(403);
});
