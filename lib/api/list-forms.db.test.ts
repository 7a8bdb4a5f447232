import { beforeAll, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { listPublicationLists } from '#lib/read/list-publication-lists.ts';
import { app } from './app.ts';
import type { Browser } from './test-browser.ts';
import { buildTestWorld, DIGEST } from './test-reports.ts';
import { signedIn } from './test-sign-in.ts';
import { change } from './test-world.ts';

let admin: Browser;
beforeAll(async () => {
  await buildTestWorld();
  await change([{ kind: 'image', slug: 'glastrelease', set: { repository: 'fermi/glastrelease' } }]);
  await pool().query(
    `insert into tags (image_id, name, build_id, moved_at)
     select b.image_id, t, b.id, now() from builds b, unnest(array['v1', 'dev']) t where b.digest = $1`,
    [DIGEST],
  );
  await pool().query(
    `with s as (insert into webhook_sources (name, path, provider, registry_hosts)
       values ('ours', 'p', 'distribution', '{http://registry.example.org:5000}') returning id)
     insert into repository_rules (source_id, repository, image_id) select s.id, 'lat/glast', i.id from s, images i`,
  );
  admin = (await signedIn('admin', [{ role: 'admin', entry: null }])).browser;
});

const send = async (path: string, form: Record<string, string> = {}) => {
  const answer = await admin.post(path, form);
  return { status: answer.status, to: answer.headers.get('location') ?? '' };
};
const keep = (name: string, format: string, body: string) => send('/api/publication-lists', { name, format, body });
const expected = async () =>
  (await (await app.request('/api/v1/sites/slac/expected.txt')).text()).split('\n').slice(1, -1);
const lists = () => listPublicationLists({ ctx: { actor: { kind: 'system', name: 'test' }, now: new Date() } });

const OSG = '/cvmfs/singularity.opensciencegrid.org/fermi/glastrelease:v1';
const DUCC = '/cvmfs/unpacked.example.org/registry.example.org:5000/lat/glast';

test('what a list promises of our tags is expected at every site', async () => {
  expect(await expected()).toEqual([]);
  expect(await keep('OSG', 'osg', '# ours\nfermi/glastrelease:v*\nother/image\nno image\n')).toEqual({
    status: 303,
    to: '/admin/lists?said=list-kept',
  });
  expect(await expected()).toEqual([`cvmfs\t${OSG}\t${DIGEST}\t-`]);
  const recipe = `version: 1\ncvmfs_repo: unpacked.example.org\ninput:\n  - https://registry.example.org:5000/lat/glast:*\n`;
  await keep('DUCC', 'ducc', recipe);
  expect((await expected()).map((line) => line.split('\t')[1]).sort()).toEqual(
    [`${DUCC}:dev`, `${DUCC}:v1`, OSG].sort(),
  );
  expect(await lists()).toMatchObject([
    { name: 'DUCC', images: 1, faults: [], expected: [{ tag: 'dev' }, { tag: 'v1' }] },
    {
      name: 'OSG',
      images: 2,
      faults: [{ line: 4, words: 'no image' }],
      expected: [{ image: 'glastrelease', path: OSG }],
    },
  ]);
});

test('a list of the same name takes its place; one that is taken away promises nothing', async () => {
  expect((await keep('DUCC', 'osg', 'nothing/of-ours')).to).toBe('/admin/lists?said=list-replaced');
  expect(await expected()).toHaveLength(1);
  const [, osg] = await lists();
  expect((await send(`/api/publication-lists/${osg?.id}/drop`)).to).toBe('/admin/lists?said=list-dropped');
  expect(await expected()).toEqual([]);
  expect((await send(`/api/publication-lists/${osg?.id}/drop`)).to).toBe('/admin/lists?said=list-gone');
});

test.each([
  [['', 'osg', 'debian'], 'list-name'],
  [['x', 'other', 'debian'], 'list-format'],
  [['x', 'osg', ''], 'list-body'],
  [['x', 'osg', `debian\n${'x'.repeat(1_000_001)}`], 'list-body'],
  [['x', 'osg', 'A list of the other kind\n'], 'list-none'],
  [['x', 'ducc', 'debian\n'], 'list-none'],
] as const)('%o is told by a code', async ([name, format, body], code) => {
  const before = await lists();
  expect((await keep(name, format, body)).to).toContain(`said=${code}`);
  expect(await lists()).toEqual(before);
});

test('a list as long as the longest that are known fits into the form', async () => {
  const body = Array.from({ length: 3000 }, (_, line) => `registry.example.org/group/image-${line}:latest`).join('\n');
  expect((await keep('long', 'osg', body)).to).toContain('list-kept');
  expect((await lists()).find(({ name }) => name === 'long')).toMatchObject({ images: 3000, faults: [] });
});
