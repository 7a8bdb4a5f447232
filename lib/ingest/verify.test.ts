import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PROVIDERS, type Provider } from '#lib/contracts/ingest/provider.ts';
import { keptHeaders } from './kept-headers.ts';
import { verify } from './verify.ts';

const NOW = new Date('2026-02-03T04:05:06Z');
const SECRETS = ['the newer secret of two', 'the older secret of two'];
const KEY = Buffer.from('a key of thirty-two bytes, or so');
const SIGNING = `whsec_${KEY.toString('base64')}`;

type Headers = Record<string, string>;
const judged = (
  provider: Provider,
  headers: Headers,
  { body = '{}', secrets = SECRETS, now = NOW }: { body?: string; secrets?: readonly string[]; now?: Date } = {},
) => verify(provider, { secrets, raw: { headers, body: Buffer.from(body) }, now });
const basic = (text: string): Headers => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

function signed(
  body: string,
  { at = NOW, id = 'msg_1', key = KEY }: { at?: Date; id?: string; key?: Buffer } = {},
): Headers {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sum = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${sum}` };
}

describe.each(['distribution', 'harbor', 'dockerhub', 'quay'] as const)('%s', (provider) => {
  test('takes either secret in Authorization, in each of its forms', () => {
    for (const secret of SECRETS) {
      const forms = [
        { authorization: `Bearer ${secret.replaceAll(' ', '-')}` },
        basic(`any:${secret}`),
        { authorization: secret },
      ];
      const secrets = [...SECRETS, secret.replaceAll(' ', '-')];
      for (const headers of forms) expect(judged(provider, headers, { secrets })).not.toBeNull();
    }
  });

  test('refuses every other', () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Basic !!!',
      'Bearer the newer secret of tw',
      '\u0000',
    ]) {
      expect(judged(provider, { authorization })).toBeNull();
    }
    expect(judged(provider, {})).toBeNull();
    expect(judged(provider, basic('the newer secret of two'))).not.toBeNull();
    expect(judged(provider, { 'x-gitlab-token': SECRETS[0] ?? '' })).toBeNull();
  });
});

test.each(PROVIDERS)(
  '%s takes nothing of a source without secrets, unless its address is the credential',
  (provider) => {
    const all = { authorization: 'Bearer ', 'x-gitlab-token': '', 'x-hub-signature-256': '', ...signed('{}') };
    const taken = provider === 'dockerhub' || provider === 'quay';
    expect(judged(provider, all, { secrets: [] }) !== null).toBe(taken);
  },
);

describe('ghcr', () => {
  const body = '{"zen":"Keep it."}';
  const sum = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const of = (signature: string, more: Headers = {}) =>
    judged(
      'ghcr',
      { 'x-hub-signature-256': signature, 'x-github-delivery': 'd-1', 'x-github-event': 'ping', ...more },
      { body },
    );

  test('signs the bytes, with either secret; a redelivery keeps its number', () => {
    for (const secret of SECRETS) {
      expect(of(sum(secret))).toEqual({ dedupeKey: 'id:d-1', isOneEvent: true, event: 'ping' });
    }
    expect(of(sum(SECRETS[0] ?? ''), { 'x-github-delivery': '' })?.dedupeKey).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
  test('is refused when anything differs', () => {
    const right = sum(SECRETS[0] ?? '');
    for (const wrong of [
      '',
      'sha256=',
      right.slice(0, -1),
      `${right}0`,
      right.slice(7),
      sum('other'),
      right.replace('256', '1'),
    ]) {
      expect(of(wrong), wrong).toBeNull();
    }
    expect(judged('ghcr', { 'x-hub-signature-256': right }, { body: `${body} ` })).toBeNull();
    const sha1 = createHmac('sha1', SECRETS[0] ?? '')
      .update(body)
      .digest('hex');
    expect(judged('ghcr', { 'x-hub-signature': `sha1=${sha1}` }, { body })).toBeNull();
  });
});

describe('Standard Webhooks', () => {
  test('the example that its libraries are tested with', () => {
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const of = { body: '{"test": 2432232314}', secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] };
    const verdict = judged('generic', headers, { ...of, now: new Date(1_614_265_330_000) });
    expect(verdict).toEqual({ dedupeKey: 'id:msg_p5jXN8AQM9LWM0D4loKWxJek', isOneEvent: true, event: '' });
  });

  test.each(['generic', 'gitlab'] as const)('of %s: five minutes either way, and no more', (provider) => {
    const received = (seconds: number) => ({ secrets: [SIGNING], now: new Date(NOW.getTime() + seconds * 1000) });
    for (const seconds of [0, 299, 300, -299, -300])
      expect(judged(provider, signed('{}'), received(seconds))).not.toBeNull();
    for (const seconds of [301, -301, 86_400]) expect(judged(provider, signed('{}'), received(seconds))).toBeNull();
    for (const timestamp of ['', 'NaN', '-1', '1e9', '1770091506.5', '9'.repeat(40)]) {
      expect(judged(provider, { ...signed('{}'), 'webhook-timestamp': timestamp }, received(0))).toBeNull();
    }
  });

  test('any of several signatures may fit any of several secrets', () => {
    const { 'webhook-signature': right = '', ...rest } = signed('{}');
    const of = (signature: string, secrets = [`whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`, SIGNING]) =>
      judged('generic', { ...rest, 'webhook-signature': signature }, { secrets }) !== null;
    expect(of(`v1,AAAA v1a,${'A'.repeat(88)} ${right}`)).toBe(true);
    expect(of(`${right} v1,AAAA`)).toBe(true);
    for (const wrong of ['', 'v1,', right.replace('v1', 'v2'), right.slice(3), `${right.slice(0, -5)}AAAA=`])
      expect(of(wrong)).toBe(false);
    expect(of(right, ['whsec_'])).toBe(false);
  });

  test('GitLab: a signature must fit where there is one; its older token is a header', () => {
    const token = { 'x-gitlab-token': SIGNING, 'x-gitlab-event': 'Pipeline Hook', 'idempotency-key': 'k-1' };
    const secrets = [SIGNING];
    expect(judged('gitlab', token, { secrets })).toEqual({
      dedupeKey: 'id:k-1',
      isOneEvent: true,
      event: 'Pipeline Hook',
    });
    expect(judged('gitlab', { ...token, ...signed('{}') }, { secrets })?.dedupeKey).toBe('id:msg_1');
    expect(judged('gitlab', { ...token, ...signed('{"a":1}') }, { secrets })).toBeNull();
    expect(judged('gitlab', { ...token, 'x-gitlab-token': `${SIGNING}x` }, { secrets })).toBeNull();
  });
});

test('a bundle of notifications is known by its events, whatever bytes are between, and else by its hash', () => {
  const headers = { authorization: SECRETS[0] ?? '' };
  const key = (body: string) => judged('distribution', headers, { body })?.dedupeKey;
  expect(key('{"events":[{"id":"a"},{"id":"b"}]}')).toBe(key('{ "events": [{"id":"a","x":1}, {"id":"b"}] }'));
  expect(key('{"events":[{"id":"a"},{"id":"b"}]}')).not.toBe(key('{"events":[{"id":"b"},{"id":"a"}]}'));
  expect(key('{"events":[{"id":"a,b"}]}')).not.toBe(key('{"events":[{"id":"a"},{"id":"b"}]}'));
  expect(key('{"events":[{"id":"a"},{}]}')).toMatch(/^sha256:/);
  expect(key('no json')).toMatch(/^sha256:/);
});

test('a CloudEvent is known by its number, and what has none by its bytes', () => {
  const headers = { authorization: SECRETS[0] ?? '' };
  const key = (body: string, more: Headers = {}) => judged('harbor', { ...headers, ...more }, { body })?.dedupeKey;
  expect(key('{"specversion":"1.0","id":"e-1"}')).toBe('id:e-1');
  expect(key('{}', { 'ce-id': 'e-2' })).toBe('id:e-2');
  expect(key('{"type":"PUSH_ARTIFACT"}')).toMatch(/^sha256:/);
  // Of a number that no database holds the hash is taken.
  for (const odd of ['a\\u0000b', '\\ud800', '\\u202e']) {
    expect(key(`{"specversion":"1.0","id":"${odd}"}`), odd).toMatch(/^sha256:/);
  }
  expect(judged('quay', {}, { secrets: [] })?.isOneEvent).toBe(false);
});

test('nothing is kept by which somebody could send another', () => {
  const kept = keptHeaders({
    authorization: 'x',
    'proxy-authorization': 'x',
    cookie: 'x',
    'x-gitlab-token': 'x',
    'x-hub-signature-256': 'x',
    'webhook-signature': 'x',
    'x-api-key': 'x',
    'x-github-event': 'push',
    'content-type': 'a'.repeat(9000),
  });
  expect(Object.keys(kept)).toEqual(['x-github-event', 'content-type']);
  expect(kept['content-type']).toHaveLength(2000);
});
