import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { PUBLICATION_STATES } from '#lib/domain/vocabulary.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildTestWorld, DIGEST, OLD_DIGEST } from './test-reports.ts';

const PATH = '/cvmfs/unpacked.example.org/registry.example.org/fermi/glastrelease:v1';
const report = {
  digest: DIGEST,
  channel: 'cvmfs',
  path: PATH,
  site: 'slac',
  state: 'confirmed',
  at: '2026-02-03T04:05:06Z',
};
let authorization = '';

beforeAll(async () => {
  await buildTestWorld();
  authorization = (await machineToken('publisher', ['publications:write'])).bearer;
});

const post = (body: unknown) =>
  app.request('/api/v1/publications', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function publications(path: string) {
  const { rows } = await pool().query('select state, at, via from publications where path = $1', [path]);
  return rows;
}
const level = async () => (await (await app.request('/api/v1/readiness/gleam/in2p3')).json()).level;

describe('POST /publications', () => {
  test('the first report makes it, the same again is a duplicate, a beginning of the digest is enough', async () => {
    const first = await post(report);
    expect(first.status).toBe(201);
    const { digest, channel, path, site, state } = report;
    expect(await first.json()).toEqual({
      ...{ digest, channel, path, site, state, image: 'glastrelease', at: '2026-02-03T04:05:06.000Z' },
    });
    const again = await post({ ...report, digest: DIGEST.slice(0, 27) });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ duplicate: true, digest: DIGEST });
    expect(await publications(PATH)).toMatchObject([{ state: 'confirmed', via: 'token:publisher' }]);
  });

  test('an earlier report never overrides a later one', async () => {
    const path = '/cvmfs/unpacked.example.org/late:1';
    await post({ ...report, path, state: 'withdrawn', at: '2026-02-03T06:00:00Z' });
    const late = await post({ ...report, path, state: 'declared', at: '2026-02-03T06:30:00+01:00' });
    expect(late.status).toBe(200);
    expect(await late.json()).toMatchObject({ duplicate: true, state: 'withdrawn', at: '2026-02-03T06:00:00.000Z' });
    const newer = await post({ ...report, path, state: 'declared', at: '2026-02-03T06:00:01Z' });
    expect(await newer.json()).toMatchObject({ state: 'declared', at: '2026-02-03T06:00:01.000Z' });
  });

  test('in any order, repeated and at once they end in one row with the same state', async () => {
    let count = 0;
    const said = fc.record({ state: fc.constantFrom(...PUBLICATION_STATES), minute: fc.integer({ min: 0, max: 3 }) });
    const orders = fc
      .array(said, { minLength: 1, maxLength: 5 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
    await fc.assert(
      fc.asyncProperty(orders, async ([all, other]) => {
        count += 1;
        const send = (path: string, { state, minute }: (typeof all)[number]) =>
          post({ ...report, site: null, path, state, at: `2026-01-01T00:0${minute}:00Z` });
        const [one, two] = [`/cvmfs/x.example.org/a${count}`, `/cvmfs/x.example.org/b${count}`];
        for (const each of all) await send(one, each);
        await Promise.all(other.map((each) => send(two, each)));
        const [first, second] = [await publications(one), await publications(two)];
        expect(first).toHaveLength(1);
        expect(second).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });

  test('readiness rises with it and falls when it is withdrawn', async () => {
    await pool().query(`delete from publications where channel = 'registry'`);
    const path = 'registry.example.org/fermi/glastrelease';
    const registry = { ...report, path, channel: 'registry', site: 'in2p3' };
    await post({ ...registry, state: 'pending', at: '2026-02-01T00:00:00Z' });
    expect(await level()).toBe('built');
    await post({ ...registry, state: 'declared', at: '2026-02-02T00:00:00Z' });
    expect(await level()).toBe('available');
    await post({ ...registry, state: 'withdrawn', at: '2026-02-03T00:00:00Z' });
    expect(await level()).toBe('built');
  });

  test.each([
    [{ digest: 'sha256:abc' }, '/digest'],
    [{ digest: `sha256:${'f'.repeat(64)}` }, '/digest'],
    [{ digest: DIGEST.slice(0, 18) }, '/digest'],
    [{ channel: 'disk' }, '/channel'],
    [{ path: '' }, '/path'],
    [{ path: '/home/images' }, '/path'],
    [{ channel: 'sif', path: '--bind=/:/x' }, '/path'],
    [{ channel: 'sif', path: 'tools.sif' }, '/path'],
    [{ channel: 'registry', path: '--privileged' }, '/path'],
    [{ path: `/cvmfs/x/${'x'.repeat(500)}` }, '/path'],
    [{ site: 'nowhere' }, '/site'],
    [{ state: 'there' }, '/state'],
    [{ at: 'yesterday' }, '/at'],
    [{ at: '2098-01-01T00:00:00Z' }, '/at'],
    [{ id: 1 }, ''],
  ])('%j is refused with the place of its fault', async (more, pointer) => {
    const answer = await post({ ...report, ...more });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  test('two builds whose digests begin alike are told apart by more of it', async () => {
    expect(DIGEST.slice(0, 18)).toBe(OLD_DIGEST.slice(0, 18));
    const old = await post({ ...report, digest: OLD_DIGEST, path: '/cvmfs/unpacked.example.org/old:1' });
    expect(await old.json()).toMatchObject({ digest: OLD_DIGEST });
  });
});
