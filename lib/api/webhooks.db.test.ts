import { afterAll, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db, pool } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { disableSource } from '#lib/store/sources/disable-source.ts';
import { endOldSecrets } from '#lib/store/sources/end-old-secrets.ts';
import { rotateSecret } from '#lib/store/sources/rotate-secret.ts';
import { app } from './app.ts';
import { deliver, pushNotified, sourceFor, standardHeaders } from './test-webhooks.ts';

afterAll(closeQueue);
const ctx = () => ({ actor: systemActor('test'), now: new Date() });
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

async function jobs(): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(
    `select (data ->> 'deliveryId')::int as id from pgboss.job where name = 'delivery' order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** Refused, and told nothing but that. */
async function refused(response: Response): Promise<string> {
  const text = await response.text();
  expect(response.status, text).toBe(401);
  return problem.strict().parse(JSON.parse(text)).detail;
}

test('a delivery is kept byte for byte with its job, and its repeat changes nothing', async () => {
  const source = await sourceFor('distribution');
  const body = `${JSON.stringify(pushNotified('e-1'))}\n  `;
  const headers = {
    ...bearer(source.secret),
    'content-type': 'application/vnd.docker.distribution.events.v1+json',
    cookie: 'a=b',
    'x-api-token': 'hidden',
    'user-agent': 'registry',
  };
  const first = await deliver(source, body, headers);
  expect(first.status).toBe(202);
  const { id } = (await first.json()) as { id: number };
  const kept = await db().delivery.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(kept.body).toString()).toBe(body);
  expect(kept).toMatchObject({ state: 'received', attempts: 0, sourceId: source.id });
  expect(kept.headers).toMatchObject({ 'user-agent': 'registry' });
  expect(JSON.stringify(kept.headers)).not.toMatch(/hidden|a=b|Bearer/);
  expect(await jobs()).toContain(id);

  // The registry's number says that it is the same, whatever the bytes between.
  for (const again of [body, JSON.stringify(pushNotified('e-1'))]) {
    const response = await deliver(source, again, headers);
    expect([response.status, await response.json()]).toEqual([200, { id, duplicate: true }]);
  }
  expect((await jobs()).filter((job) => job === id)).toHaveLength(1);
  const other = await deliver(source, pushNotified('e-2'), headers);
  expect(other.status).toBe(202);
  expect(await db().delivery.count({ where: { sourceId: source.id } })).toBe(2);
});

test('a wrong credential, a source that is retired and one that never was are refused in the same words', async () => {
  const [source, other, retired] = [
    await sourceFor('distribution'),
    await sourceFor('distribution'),
    await sourceFor('distribution'),
  ];
  expect((await disableSource({ ctx: ctx(), input: { id: retired.id, disabled: true } })).ok).toBe(true);
  const body = pushNotified('never');
  const said = [
    await refused(await deliver(source, body)),
    await refused(await deliver(source, body, bearer(other.secret))),
    await refused(await deliver(source, body, bearer(`${source.secret}x`))),
    await refused(await deliver(source, body, bearer(source.secret.slice(1)))),
    await refused(await deliver(source, body, bearer(''))),
    await refused(await deliver(retired, body, bearer(retired.secret))),
    await refused(await deliver({ path: 'nobody' }, body, bearer(source.secret))),
    await refused(await deliver({ path: 'a'.repeat(5000) }, body, bearer(source.secret))),
    await refused(await deliver({ path: '%00' }, body, bearer(source.secret))),
    // Also when it is no event at all, compressed or of another type: only who may deliver learns of that.
    await refused(
      await deliver(source, 'x', { ...bearer('y'), 'content-encoding': 'gzip', 'content-type': 'text/plain' }),
    ),
  ];
  expect(new Set(said).size).toBe(1);
  expect(await db().delivery.count({ where: { sourceId: { in: [source.id, other.id, retired.id] } } })).toBe(0);
  await disableSource({ ctx: ctx(), input: { id: retired.id, disabled: false } });
  expect((await deliver(retired, body, bearer(retired.secret))).status).toBe(202);
});

test('neither a session nor where it comes from has anything to do with it', async () => {
  const source = await sourceFor('distribution');
  const headers = {
    cookie: 'seaworthy.session_token=x',
    'sec-fetch-site': 'cross-site',
    origin: 'https://elsewhere.example',
  };
  expect((await deliver(source, pushNotified('x'), { ...headers, ...bearer(source.secret) })).status).toBe(202);
  await refused(await deliver(source, pushNotified('y'), headers));
});

test('two secrets are good while a sender changes over, and no third', async () => {
  const source = await sourceFor('distribution');
  const given = (number: number) => `given-secret-number-${number}`;
  const isGood = async (secret: string) => (await deliver(source, pushNotified(secret), bearer(secret))).status !== 401;
  for (const secret of [given(1), given(2)]) {
    const made = await rotateSecret({ ctx: ctx(), input: { id: source.id, alone: false, secret } });
    expect(made).toEqual({ ok: true, value: { path: source.path, secret } });
  }
  expect([await isGood(source.secret), await isGood(given(1)), await isGood(given(2))]).toEqual([false, true, true]);
  await endOldSecrets({ ctx: ctx(), input: { id: source.id } });
  expect([await isGood(given(1)), await isGood(given(2))]).toEqual([false, true]);
  const alone = await rotateSecret({ ctx: ctx(), input: { id: source.id, alone: true } });
  expect([await isGood(given(2)), await isGood(alone.ok ? alone.value.secret : '')]).toEqual([false, true]);
  expect(await rotateSecret({ ctx: ctx(), input: { id: source.id, alone: true, secret: 'short' } })).toMatchObject({
    ok: false,
    failure: { kind: 'invalid' },
  });
});

describe('a signed delivery', () => {
  const body = JSON.stringify({
    type: 'image.pushed',
    timestamp: '2026-02-03T04:05:06Z',
    data: { repository: 'fermi/x' },
  });

  test('is refused when it is old, from the future, changed, or signed for another source', async () => {
    const [source, other] = [await sourceFor('generic'), await sourceFor('generic')];
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
    const signed = (secret: string, when = at(0)) => standardHeaders(secret, { id: 'msg_1', body, at: when });
    for (const headers of [
      signed(source.secret, at(-360)),
      signed(source.secret, at(360)),
      signed(other.secret),
      { ...signed(source.secret), 'webhook-id': 'msg_2' },
      { ...signed(source.secret), 'webhook-timestamp': 'now' },
      { ...signed(source.secret), 'webhook-signature': 'v1,AAAA' },
      { ...signed(source.secret), 'webhook-signature': '' },
      bearer(source.secret),
    ]) {
      await refused(await deliver(source, body, headers));
    }
    await refused(await deliver(source, `${body} `, signed(source.secret)));
    expect((await deliver(source, body, signed(source.secret))).status).toBe(202);
    expect((await deliver(source, body, signed(source.secret, at(-30)))).status).toBe(200);
  });
});

test('content of no use with a right credential is taken, to be set aside later', async () => {
  const source = await sourceFor('distribution');
  for (const body of ['', 'not json', '{"events":5}', '\u0000\ud800', new Uint8Array([0xff, 0xfe, 0])]) {
    expect((await deliver(source, body, bearer(source.secret))).status).toBe(202);
  }
  expect(await db().delivery.count({ where: { sourceId: source.id, state: 'received' } })).toBe(5);
});

test.each([
  ['text/plain', {}, 415],
  ['multipart/form-data', {}, 415],
  ['application/x-www-form-urlencoded', {}, 415],
  ['', {}, 415],
  ['application/json', { 'content-encoding': 'gzip' }, 415],
  ['application/json', { 'content-encoding': 'br' }, 415],
  ['application/json; charset=utf-8', { 'content-encoding': 'identity' }, 202],
  ['application/vnd.docker.distribution.events.v2+json', {}, 202],
])('%j with %j is answered with %i', async (type, more, status) => {
  const source = await sourceFor('distribution');
  const headers = { ...bearer(source.secret), 'content-type': type, ...more };
  const response = await deliver(source, pushNotified('typed'), headers);
  expect(response.status).toBe(status);
  expect(await db().delivery.count({ where: { sourceId: source.id } })).toBe(status === 202 ? 1 : 0);
});

test('more than 1 MB is refused, whether its length is told or not, and by whomever', async () => {
  const source = await sourceFor('distribution');
  const most = 1024 * 1024;
  const full = await deliver(source, ' '.repeat(most), bearer(source.secret));
  expect(full.status).toBe(202);
  for (const secret of [source.secret, 'wrong']) {
    expect((await deliver(source, ' '.repeat(most + 1), bearer(secret))).status).toBe(413);
    const lies = await deliver(source, '{}', { ...bearer(secret), 'content-length': String(most + 1) });
    expect(lies.status).toBe(413);
  }
  expect(await db().delivery.count({ where: { sourceId: source.id } })).toBe(1);
});

test('Quay’s push of the same tag once more is the same body, and lets the kept one be worked on again', async () => {
  const source = await sourceFor('quay');
  expect(source.secret).toBe('');
  const body = { repository: 'fermi/x', docker_url: 'quay.io/fermi/x', updated_tags: ['latest'] };
  const first = await deliver(source, body);
  const { id } = (await first.json()) as { id: number };
  const jobsOf = async () => (await jobs()).filter((job) => job === id).length;
  // It waits still: the run that comes sees the second push as well.
  expect((await deliver(source, body)).status).toBe(200);
  expect(await jobsOf()).toBe(1);
  await db().delivery.update({ where: { id }, data: { state: 'processed', attempts: 1, lease: 1 } });
  expect(await (await deliver(source, body)).json()).toEqual({ id, duplicate: true });
  expect(await jobsOf()).toBe(2);
  expect(await db().delivery.findUnique({ where: { id } })).toMatchObject({ state: 'received', attempts: 0, lease: 2 });
});

test('a source that signs nothing takes what comes to its address, and with a secret only what brings it', async () => {
  const source = await sourceFor('dockerhub');
  const body = (at: number) => ({ push_data: { tag: 'v1', pushed_at: at }, repository: { repo_name: 'fermi/x' } });
  expect((await deliver(source, body(1))).status).toBe(202);
  const made = await rotateSecret({ ctx: ctx(), input: { id: source.id, alone: false } });
  const secret = made.ok ? made.value.secret : '';
  await refused(await deliver(source, body(2)));
  const basic = `Basic ${Buffer.from(`hub:${secret}`).toString('base64')}`;
  expect((await deliver(source, body(2), { authorization: basic })).status).toBe(202);
});

test('other methods are told what is allowed, with no word of whether there is a source', async () => {
  const source = await sourceFor('distribution');
  for (const path of [source.path, 'nobody']) {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await app.request(`/api/webhooks/${path}`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  }
});
