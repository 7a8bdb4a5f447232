import { beforeAll, describe, expect, test } from 'vitest';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { change } from './test-world.ts';

const digest = `sha256:${'a'.repeat(64)}`;
let authorization = '';

beforeAll(async () => {
  await change([{ kind: 'image', slug: 'gleam', create: true, set: { name: 'Gleam' } }]);
  authorization = (await machineToken('ci', ['builds:write'])).bearer;
});

const post = (body: unknown) =>
  app.request('/api/v1/builds', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('POST /builds', () => {
  test('the first report of a job makes a build, a later one brings it further', async () => {
    const job = { image: 'gleam', ciUrl: 'https://ci.example.org/7', revision: 'abc' };
    const first = await post({ ...job, status: 'building', startedAt: '2026-02-03T04:05:06Z' });
    expect(first.status).toBe(201);
    const second = await post({
      ...job,
      status: 'succeeded',
      digest,
      tag: 'v1',
      finishedAt: '2026-02-03T05:05:06+01:00',
    });
    expect(second.status).toBe(200);
    expect(await second.json()).toMatchObject({
      digest,
      status: 'succeeded',
      tags: ['v1'],
      revision: 'abc',
      isNew: false,
    });
    const tag = await app.request('/api/v1/images/gleam/tags/v1');
    expect(await tag.json()).toMatchObject({ digest, since: '2026-02-03T04:05:06.000Z', via: 'token:ci' });
  });

  test.each([
    [{ image: 'nothing' }, '/image'],
    [{ image: 'gleam', status: 'done' }, '/status'],
    [{ image: 'gleam', digest, status: 'failed' }, '/digest'],
    [{ image: 'gleam', digest: 'sha256:abc' }, '/digest'],
    [{ image: 'gleam', ciUrl: 'javascript:alert(1)' }, '/ciUrl'],
    [{ image: 'gleam', tag: '-x' }, '/tag'],
    [{ image: 'gleam', startedAt: '99999-01-01T00:00:00Z' }, '/startedAt'],
    [{ image: 'gleam', startedAt: '2026-02-03T04:05:06Z', finishedAt: '2026-02-03T04:05:05Z' }, '/finishedAt'],
    [{ image: 'gleam', id: 1 }, ''],
  ])('%j is refused with the place of its fault', async (more, pointer) => {
    const answer = await post({ status: 'building', ...more });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });
});
