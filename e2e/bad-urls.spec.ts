import { connect } from 'node:net';
import { expect, test } from './fixtures.ts';

test.use({ expectedErrors: [/status of 404/] });

const CLAMPED = [
  { query: 'sort=password', says: 'Not a sort key' },
  { query: 'limit=1e9', says: 'A whole number from 1 to 200' },
  { query: 'limit=-1', says: 'A whole number from 1 to 200' },
  { query: 'level=bogus&level=possible', says: 'level' },
  { query: 'site=%2E%2E%2Fetc', says: 'Not a valid name' },
  { query: 'cursor=!!!', says: 'Not a cursor of this list' },
  { query: `q=${'a'.repeat(5000)}`, says: 'At most 200 characters' },
];

for (const { query, says } of CLAMPED) {
  test(`the list is clamped and says so: ${query.slice(0, 40)}`, async ({ page }) => {
    const response = await page.goto(`/packages?${query}`);
    expect(response?.status()).toBe(200);
    const notice = page.getByRole('note');
    await expect(notice).toContainText('The list shows the rest.');
    await expect(notice).toContainText(says);
  });
}

for (const query of ['start=-1', 'siteStart=1e9', 'siteLimit=201', 'limit=0', 'level=bogus', 'sort=password']) {
  test(`the matrix is clamped and says so: ${query}`, async ({ page }) => {
    const response = await page.goto(`/matrix?${query}`);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('note')).toContainText(query.split('=')[0] ?? '');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '8');
  });
}

const USABLE = ['open=nope', 'open=%2F%2F', 'cursor=abc', 'open=glastrelease&open=asp', 'sort=name&sort=-name', 'x=y'];
for (const query of USABLE) {
  test(`the list does not stumble over ${query}`, async ({ page }) => {
    const response = await page.goto(`/packages?${query}`);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Packages');
  });
}

const MISSING = [
  '/packages/nope',
  '/packages/glastrelease/at/nope',
  '/packages/nope/at/slac',
  '/sites/nope',
  '/packages/__proto__',
  `/packages/${'a'.repeat(3000)}`,
  '/packages/%F0%9F%9A%A2',
  '/packages/a%2Fb',
  '/tasks/0',
  '/tasks/999999999999999999999',
  '/tasks/__proto__',
  '/questions/nope',
  '/activity/0',
  '/activity/nope',
  '/history/ship/nope',
  '/history/package/nope',
  '/history/task/999999999999999999999',
  '/history/package/__proto__?field=__proto__',
  '/as-of/2017-02-30/packages',
  '/as-of/2999-01-01/sites',
  '/as-of/2017-06-06/__proto__',
  '/no/such/page',
];
for (const path of MISSING) {
  test(`there is nothing at ${path.slice(0, 40)}, and the page says so`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
    await page.getByRole('main').getByRole('link', { name: 'the overview' }).click();
    await expect(page).toHaveURL(/\/$/);
  });
}

test('a missing page says so in its own HTML, before any script', async ({ request }) => {
  for (const path of ['/packages/nope', '/sites/nope', '/packages/glastrelease/at/nope', '/no/such/page']) {
    const response = await request.get(path, { headers: { accept: 'text/html' } });
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain('Not found</h1>');
  }
});

test('a megabyte of query is refused with an answer, not by cutting the line', async ({ baseURL }) => {
  const { hostname, port } = new URL(baseURL ?? '');
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /packages?q=${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    });
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', reject).on('end', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 414 /);
  expect(answer).toContain('Send a shorter');
});

test('a form of an action that breaks off is refused as such', async ({ request }) => {
  const multipart = { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":', summary: 'x' };
  const answer = await request.post('/packages/glastrelease/edit', { multipart, headers: { accept: 'text/html' } });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).not.toMatch(/\.[cm]?[jt]s:\d/);
  const nameless = { $ACTION_ID_00: '', summary: 'x' };
  const unknown = await request.post('/packages/glastrelease/edit', {
    multipart: nameless,
    headers: { accept: 'text/html' },
  });
  expect([400, 409]).toContain(unknown.status());
  expect(await unknown.text()).toContain('Go back, load the page again, then repeat.');
});
