import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callsAction, holdBody, judgeActionBody } from './action-body.ts';
import { capBody } from './body-cap.ts';
import { refuse } from './guard.ts';

/** Requests whose sender left before the end. */
let left = 0;
/** Does with a request what the web server does, and answers with what the next reader of it gets. */
const server = createServer(async (request, response) => {
  const held = callsAction(request) ? holdBody(request) : null;
  if (!capBody(request, response)) return;
  const body = held && (await held.whole);
  if (held && body === null) {
    left += 1;
    return;
  }
  const refusal = body && (await judgeActionBody(request, body, { ids: new Set(['known']) }));
  held?.release();
  if (refusal) return refuse(request, response, refusal);
  response.end(await text(request));
});
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());
const port = () => (server.address() as AddressInfo).port;

const byScript = { 'next-action': 'known' };
type Fields = Record<string, string>;

async function send(sent: Fields | string, headers: Fields = {}) {
  const body = typeof sent === 'string' ? sent : new FormData();
  if (body instanceof FormData) for (const [name, value] of Object.entries(sent)) body.append(name, value);
  const answer = await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body, headers });
  return { status: answer.status, text: await answer.text() };
}

const form = { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"known","bound":"$@1"}', '$ACTION_1:1': '["a",{"b":null}]' };

test.each<[string, Fields | string, Fields]>([
  ['a form with a page behind it', { ...form, $ACTION_KEY: 'k', summary: '$ what was typed, {' }, {}],
  ['a form with nothing bound', { $ACTION_REF_2: '', '$ACTION_2:0': '{"id":"known","bound":null}' }, {}],
  ['a form of an action by its number', { $ACTION_ID_known: '', body: 'x' }, {}],
  ['what a script sends', { _1_summary: 'x'.repeat(200_000), 0: '["package",{"a":"$undefined"},"$K1"]' }, byScript],
  ['a text that begins with a dollar', { 0: '["$$5",{"a":["$0:1:b"],"b":{}}]' }, byScript],
  ['a piece apart', { 0: '["$@a"]', 10: '{"a":1}' }, byScript],
  ['no form at all', '["a",-1,null]', { ...byScript, 'content-type': 'text/plain;charset=UTF-8' }],
])('%s is passed on whole', async (_, sent, headers) => {
  const answer = await send(sent, headers);
  expect(answer.status).toBe(200);
  for (const value of typeof sent === 'string' ? [sent] : Object.values(sent)) expect(answer.text).toContain(value);
});

test.each<[string, Fields | string, Fields]>([
  ['JSON that breaks off', { ...form, '$ACTION_1:1': '["a",' }, {}],
  ['an action that breaks off', { ...form, '$ACTION_1:0': '{"id":"known"' }, {}],
  ['an action that is none', { ...form, '$ACTION_1:0': '{"id":"other","bound":null}' }, {}],
  ['a number that is none', { $ACTION_ID_other: '' }, {}],
  ['arguments that are not there', { ...form, '$ACTION_1:0': '{"id":"known","bound":"$@2"}' }, {}],
  ['arguments that are no list', { ...form, '$ACTION_1:1': '"abc"' }, {}],
  ['a word React does not know', { 0: '["$Z"]' }, byScript],
  ['a function of the server', { 0: '["$h1"]', 1: '{"id":"known","bound":null}' }, byScript],
  ['a piece that is not there', { 0: '["$@7"]' }, byScript],
  ['a part that is not there', { 0: '[{},"$0:0:a"]' }, byScript],
  ['a part of what is inherited', { 0: '[{},"$0:0:constructor"]' }, byScript],
  ['a ring', { 0: '["$0:1","$0:0"]' }, byScript],
  ['no first piece', { 1: '[]' }, byScript],
  ['a first piece that is no list', { 0: '{"length":1}' }, byScript],
  ['a deep list', { 0: '['.repeat(5000) + ']'.repeat(5000) }, byScript],
  ['a text without JSON', 'what?', { ...byScript, 'content-type': 'text/plain' }],
  ['a form without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
  [
    'a form that breaks off',
    '--x\r\nContent-Disposition: form-data; name="0"\r\n',
    {
      'content-type': 'multipart/form-data; boundary=x',
    },
  ],
])('%s is refused', async (_, sent, headers) => {
  const answer = await send(sent, headers);
  expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('Nothing was changed.') });
});

test('any body is judged without a throw', async () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('$', '$@1', '$K1', '$0', '$1:a', '$h0', '$undefined', '$$a', '__proto__'),
  );
  const pieces = fc.dictionary(
    fc.constantFrom('0', '1', '$ACTION_REF_1', '$ACTION_1:0', '$ACTION_1:1', 'a'),
    fc.oneof(word, fc.json()),
  );
  await fc.assert(
    fc.asyncProperty(pieces, fc.boolean(), async (fields, script) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const whole = new Response(body);
      const headers = { 'content-type': whole.headers.get('content-type') ?? '', ...(script && byScript) };
      const request = { headers } as unknown as Parameters<typeof judgeActionBody>[0];
      const judged = await judgeActionBody(request, Buffer.from(await whole.arrayBuffer()), {
        ids: new Set(['known']),
      });
      expect([undefined, 400]).toContain(judged?.status);
    }),
  );
});

test('what is no call of an action streams by, and who leaves halfway is not waited for', async () => {
  expect(await send('plain', { 'content-type': 'text/plain' })).toEqual({ status: 200, text: 'plain' });
  const socket = connect(port(), '127.0.0.1');
  socket.end('POST / HTTP/1.1\r\nHost: x\r\nNext-Action: known\r\nContent-Length: 100\r\n\r\n["a"');
  await vi.waitFor(() => expect(left).toBe(1));
});
