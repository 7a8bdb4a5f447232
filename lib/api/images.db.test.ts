import { beforeAll, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { apiBuildDetail, apiBuildList } from '#lib/contracts/api/build.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { apiDependency, apiDependencyList } from '#lib/contracts/api/dependency.ts';
import { apiImage, apiImageList, apiTagAt } from '#lib/contracts/api/image.ts';
import { app } from './app.ts';
import { buildWorld, change } from './test-world.ts';

const digest = (beginning: string): string => `sha256:${beginning.padEnd(64, '0')}`;
const FIRST = digest('aaaaaaaaaaaaaa1');
const SECOND = digest('aaaaaaaaaaaaaa2');
const THIRD = digest('bbbbbbbbbbbbbb');

beforeAll(async () => {
  await buildWorld();
  await change([
    { kind: 'dependency', slug: 'nfs', create: true, set: { name: 'NFS', dependencyKind: 'filesystem' } },
    {
      kind: 'dependency',
      slug: 'root',
      create: true,
      set: { name: 'ROOT', dependencyKind: 'library', couldDrop: true },
    },
  ]);
  await change([
    { kind: 'package', slug: 'package-1', set: { 'needs.root.run': { constraint: '5.34', couldDrop: true } } },
    { kind: 'site', slug: 'site-2', set: { 'offers.nfs': { state: 'phasing_out', raw: 'until 2027' } } },
    {
      kind: 'image',
      slug: 'one',
      create: true,
      set: {
        name: 'One',
        flavour: { value: 'uber', raw: 'uber' },
        base: { platform: 'rhel6', raw: 'centos:6' },
        'contents.package-1': { version: '1.0' },
        'mounts./nfs/data': { needs: 'nfs' },
      },
    },
    { kind: 'image', slug: 'two', create: true, set: { name: 'two' } },
  ]);
  await pool().query(
    `insert into builds (image_id, digest, state, size_bytes, created_at)
     select e.id, x.digest, x.state::"BuildState", 5000, x.at::timestamptz
     from (values ('one', $1, 'succeeded', '2020-01-01'), ('one', $2, 'succeeded', '2020-02-01'),
                  ('two', $3, 'succeeded', '2020-03-01'), ('two', null, 'failed', '2020-03-02')) x(image, digest, state, at)
     join entries e on e.slug = x.image and e.kind = 'image'`,
    [FIRST, SECOND, THIRD],
  );
  await pool().query(
    `insert into tags (image_id, name, build_id, moved_at)
     select image_id, 'latest', id, '2020-02-02' from builds where digest = $1`,
    [SECOND],
  );
  await pool().query(
    `insert into tag_moves (tag_id, build_id, at, via)
     select t.id, b.id, case b.digest when $1 then '2020-01-02'::timestamptz else '2020-02-02' end, 'delivery'
     from tags t join builds b on b.image_id = t.image_id`,
    [FIRST],
  );
  // A write through the store moves the data version, so that nothing kept from before is answered.
  await change([{ kind: 'package', slug: 'package-2', set: { summary: 'with builds' } }]);
});

async function get<T>(path: string, schema: { strict: () => { parse: (value: unknown) => T } }): Promise<T> {
  const response = await app.request(path);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return schema.strict().parse(body);
}

test('a dependency says who needs it, whether it could go, and where it is offered', async () => {
  expect((await get('/api/v1/dependencies', apiDependencyList)).items.map(({ slug }) => slug)).toEqual(['nfs', 'root']);
  const root = await get('/api/v1/dependencies/root', apiDependency);
  expect(root).toMatchObject({ kind: 'library', couldDrop: true, neededBy: { count: 1 } });
  expect(root.neededBy.first).toEqual([
    { package: 'package-1', phase: 'run', constraint: '5.34', couldDrop: true, note: '' },
  ]);
  const { sites } = await get('/api/v1/dependencies/nfs', apiDependency);
  expect(sites).toEqual([{ site: 'site-2', state: 'phasing_out', on: null, raw: 'until 2027' }]);
});

test('an image says what it holds, needs and what was built of it', async () => {
  expect((await get('/api/v1/images?q=one', apiImageList)).total).toBe(1);
  const image = await get('/api/v1/images/one', apiImage);
  expect(image).toMatchObject({
    base: { platform: 'rhel6', raw: 'centos:6' },
    contents: { count: 1, first: [{ package: 'package-1', version: '1.0' }] },
    mounts: [{ path: '/nfs/data', needs: 'nfs' }],
    tags: { count: 1, newest: [{ name: 'latest', digest: SECOND, movedAt: '2020-02-02T00:00:00.000Z' }] },
    builds: { count: 2, succeeded: 2, newest: SECOND },
  });
});

test('builds are listed newest first, narrowed by every filter, and walked', async () => {
  const digests = async (path: string) => (await get(path, apiBuildList)).items.map((one) => one.digest);
  expect(await digests('/api/v1/builds')).toEqual([null, THIRD, SECOND, FIRST]);
  expect(await digests('/api/v1/builds?image=one')).toEqual([SECOND, FIRST]);
  expect(await digests('/api/v1/images/one/builds')).toEqual([SECOND, FIRST]);
  expect(await digests('/api/v1/builds?tag=latest')).toEqual([SECOND]);
  expect(await digests('/api/v1/builds?status=failed')).toEqual([null]);
  expect(await digests('/api/v1/builds?digest=AAAAAAAAAAAA')).toEqual([SECOND, FIRST]);
  expect(await digests('/api/v1/builds?image=one&status=failed')).toEqual([]);
  const seen: (string | null)[] = [];
  let next: string | undefined = '/api/v1/builds?limit=1';
  while (next) {
    const response: Response = await app.request(next);
    const page = apiBuildList.parse(await response.json());
    expect(page.total).toBe(4);
    seen.push(...page.items.map((one) => one.digest));
    next = response.headers.get('link')?.match(/^<([^>]+)>; rel="next"$/)?.[1];
  }
  expect(seen).toEqual([null, THIRD, SECOND, FIRST]);
});

test('a build is found by its digest or the beginning of one, when only one begins so', async () => {
  const whole = await get(`/api/v1/builds/${THIRD}`, apiBuildDetail);
  expect(whole).toMatchObject({ image: 'two', sizeBytes: 5000, tests: { runs: 0, passed: 0 } });
  expect(await get('/api/v1/builds/bbbbbbbbbbbb', apiBuildDetail)).toEqual(whole);
  expect(await get('/api/v1/builds/sha256:BBBBBBBBBBBB', apiBuildDetail)).toEqual(whole);
  expect((await get('/api/v1/builds/aaaaaaaaaaaaaa1', apiBuildDetail)).digest).toBe(FIRST);
});

test('a tag says what it pointed at then', async () => {
  const path = '/api/v1/images/one/tags/latest';
  expect(await get(path, apiTagAt)).toMatchObject({ digest: SECOND, via: 'delivery' });
  expect(await get(`${path}?at=2020-01-02`, apiTagAt)).toMatchObject({ digest: FIRST, at: '2020-01-02T23:59:59.999Z' });
  expect(await get(`${path}?at=2020-02-01T23:59:59Z`, apiTagAt)).toMatchObject({ digest: FIRST });
});

const ANSWERS = [
  ['/api/v1/builds/aaaaaaaaaaaa', 409],
  ['/api/v1/builds/bbbbbbbbbbb', 404],
  ['/api/v1/builds/cccccccccccc', 404],
  ['/api/v1/builds/__proto__', 404],
  [`/api/v1/builds/${'a'.repeat(5000)}`, 404],
  ['/api/v1/builds/%00', 404],
  ['/api/v1/builds?digest=abc', 400],
  ['/api/v1/builds?status=lost', 400],
  ['/api/v1/builds?image=%00', 400],
  ['/api/v1/builds?tag=%2F', 400],
  ['/api/v1/builds?cursor=AAAA', 400],
  ['/api/v1/images/one/builds?image=two', 400],
  ['/api/v1/images/nothing/builds', 404],
  ['/api/v1/images/one/tags/latest?at=2019-01-01', 404],
  ['/api/v1/images/one/tags/latest?at=2020-02-31', 400],
  ['/api/v1/images/one/tags/latest?at=99999999999999', 400],
  ['/api/v1/images/one/tags/latest?at=9999-12-31', 200],
  ['/api/v1/images/one/tags/latest?at=0000-01-01', 404],
  ['/api/v1/images/one/tags/%00', 404],
  ['/api/v1/images/nothing/tags/latest', 404],
  ['/api/v1/dependencies/nothing', 404],
] as const;

test.each(ANSWERS.map(([path, status]) => [path.slice(0, 60), status, path] as const))(
  '%s is %i',
  async (_, status, path) => {
    const response = await app.request(path);
    expect(response.status).toBe(status);
    if (status !== 200) problem.strict().parse(await response.json());
  },
);
