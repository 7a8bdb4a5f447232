import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { compressResponse } from './compress.ts';
import { sayUnreadForm } from './unread-form.ts';

let answer: { status: number; type: string; text: string; begun: boolean };
const server = createServer((request, response) => {
  sayUnreadForm(request, response, () => answer.begun);
  compressResponse(request, response);
  response.statusCode = answer.status;
  response.setHeader('Content-Type', answer.type);
  response.setHeader('Content-Length', Buffer.byteLength(answer.text));
  response.end(answer.text);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/packages/x/edit`;
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function sent(given: Partial<typeof answer>, init: RequestInit = { method: 'POST', body: 'x' }) {
  answer = { status: 400, type: 'text/plain', text: 'Invalid Server Action request.', begun: false, ...given };
  const response = await fetch(url, { ...init, headers: { accept: 'text/html', 'accept-encoding': 'br' } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

it.each([400, 409])('a form that names no action gets a page that says what to do (%d)', async (status) => {
  const told = await sent({ status });
  expect(told).toMatchObject({ status, type: 'text/html; charset=utf-8' });
  expect(told.text).toContain('Go back, load the page again, then repeat.');
  expect(told.text).not.toContain('Server Action');
});

it.each<[string, Partial<typeof answer>, RequestInit?]>([
  ['what an action answers', { begun: true }],
  ['a page', { type: 'text/html', text: '<h1>No</h1>' }],
  ['another status', { status: 500 }],
  ['what was only asked for', {}, { method: 'GET' }],
])('%s stays as it is', async (_, given, init) => {
  expect((await sent(given, init)).text).toBe(answer.text);
});
