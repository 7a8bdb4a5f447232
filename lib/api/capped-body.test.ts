import { expect, test } from 'vitest';
import { cappedBody } from './capped-body.ts';

const request = (body: BodyInit | null, headers: Record<string, string> = {}): Request =>
  new Request('http://localhost', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
const limit = { atMost: 1024 };

test('a body comes whole', async () => {
  expect(await cappedBody(request('x'.repeat(1024)), limit)).toMatchObject({ ok: true, value: { length: 1024 } });
  expect(await cappedBody(request(null), limit)).toMatchObject({ ok: true, value: { length: 0 } });
});

test('one that is too large is cut, and its source told to stop', async () => {
  let told = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(500)),
    cancel: () => {
      told = true;
    },
  });
  expect(await cappedBody(request(endless), limit)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
  expect(told).toBe(true);
  const lies = request('x', { 'content-length': '2000' });
  expect(await cappedBody(lies, limit)).toMatchObject({ failure: { kind: 'conflict' } });
});

test('one that does not come in time is given up, and one that breaks off is told so', async () => {
  const never = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
  const slow = await cappedBody(request(never), { ...limit, withinMs: 20 });
  expect(slow).toMatchObject({ failure: { kind: 'unavailable' } });
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
  expect(await cappedBody(request(broken), limit)).toMatchObject({ failure: { kind: 'invalid' } });
});
