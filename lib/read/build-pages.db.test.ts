import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { db, pool } from '#lib/base/db.ts';
import { parseBuildParams } from '#lib/contracts/build-params.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { parseImageParams } from '#lib/contracts/image-params.ts';
import type { ImageManifest, RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { runRecipe } from '#lib/domain/recipes/run-recipe.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { recordBuild } from '#lib/store/builds/record-build.ts';
import { recordTagMoves } from '#lib/store/builds/record-tag-moves.ts';
import { CURRENT_BUILDS } from './current-builds.ts';
import { listBuilds } from './list-builds.ts';
import { listImages } from './list-images.ts';
import { readBuildPage } from './read-build-page.ts';
import { readImagePage } from './read-image-page.ts';
import { readTagPage } from './read-tag-page.ts';

const now = new Date('2026-02-03T04:05:06.000Z');
const ctx = { actor: ANONYMOUS, now };
const write = { actor: systemActor('test'), now };
const day = (count: number): Date => new Date(Date.UTC(2026, 0, count));
const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const PATH = 'registry.example.org/fermi/gleam';

const manifest = (letter: string, made: Date, architecture = 'amd64'): ImageManifest => ({
  kind: 'image',
  digest: digest(letter),
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  configDigest: digest('0'),
  architecture,
  os: 'linux',
  createdAt: made,
  labels: { 'org.opencontainers.image.base.name': 'centos:6' },
  layers: [{ digest: digest('1'), sizeBytes: 1000, mediaType: 'layer' }],
  referrers: [{ digest: digest('9'), artifactType: 'application/spdx+json', sizeBytes: 12, annotations: { a: 'b' } }],
});

const must = <T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

beforeAll(async () => {
  const entries = [
    {
      kind: 'platform',
      slug: 'rhel6',
      create: true,
      set: { name: 'RHEL6', family: 'rhel', generation: 6, aliases: ['CentOS6'], baseImage: true },
    },
    { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker' } },
    { kind: 'dependency', slug: 'afs', create: true, set: { name: 'AFS', dependencyKind: 'filesystem' } },
    {
      kind: 'site',
      slug: 'slac',
      create: true,
      set: {
        name: 'SLAC',
        'runtimes.docker': { state: 'testing' },
        'offers.afs': { state: 'available', raw: '' },
        batchSystem: { value: 'LSF', raw: 'LSF' },
        userBinds: 'yes',
      },
    },
    { kind: 'site', slug: 'lyon', create: true, set: { name: 'Lyon' } },
    { kind: 'package', slug: 'gleam', create: true, set: { name: 'Gleam' } },
    {
      kind: 'image',
      slug: 'gleam',
      create: true,
      set: {
        name: 'Gleam',
        flavour: { value: 'uber', raw: 'uber' },
        base: { platform: 'rhel6', raw: 'centos:6' },
        tagPolicy: 'latest',
        'contents.gleam': {},
        'mounts./afs': { kind: 'mount', needs: 'afs', createdInImage: true },
      },
    },
    { kind: 'image', slug: 'other', create: true, set: { name: 'Other' } },
  ];
  must(await applyChanges({ ctx: write, input: changeSetInput.parse({ entries }) }));
  const { id: imageId } = await db().entry.findFirstOrThrow({ where: { kind: 'image', slug: 'gleam' } });
  const push = async (read: RegistryManifest, at: Date) => {
    const input = { imageId, manifest: read, pushedAt: at, receivedAt: at, registryPath: PATH };
    must(await recordBuild({ ctx: write, input }));
    const moves = [{ tag: 'latest', digest: read.digest, at }];
    must(await recordTagMoves({ ctx: write, input: { imageId, moves, via: `delivery of day ${at.getUTCDate()}` } }));
  };
  await push(manifest('a', day(1)), day(1));
  await push(manifest('b', day(5)), day(5));
  const children = [manifest('c', day(9)), manifest('d', day(9), 'arm64')];
  await push(
    { kind: 'index', digest: digest('e'), mediaType: 'index', annotations: {}, children, referrers: [] },
    day(9),
  );
  await pool().query(`insert into test_suites (slug, name, kind) values ('smoke', 'Smoke', 'smoke')`);
  await pool().query(
    `insert into test_runs (suite_id, build_id, site_id, runtime_id, how, outcome, at, total, passed, failed)
     select t.id, b.id, s.id, r.id, 'container', x.outcome::"RunOutcome", x.at::timestamptz, 3, 2, 1
     from (values ('failed', '2026-01-06'), ('passed', '2026-01-07')) x(outcome, at), test_suites t, builds b, entries s,
          entries r
     where b.digest = $1 and s.slug = 'slac' and s.kind = 'site' and r.slug = 'docker' and r.kind = 'runtime'`,
    [digest('b')],
  );
});

test('an image says which build counts, where its tags went, and that one moved since it was tested', async () => {
  const image = must(await readImagePage({ ctx, input: { slug: 'gleam' } }));
  expect(image.current).toMatchObject({ digest: digest('e'), sizeBytes: 1000, channels: ['registry'], outcomes: [] });
  expect(image.tagHistory).toHaveLength(1);
  expect(image.tagHistory[0]?.moves.map((move) => move.digest)).toEqual([digest('a'), digest('b'), digest('e')]);
  expect(image.tagHistory[0]?.moves[1]).toMatchObject({ at: day(5).toISOString(), via: 'delivery of day 5' });
  expect(image.tagHistory[0]?.movedSince).toEqual({
    digest: digest('b'),
    testedAt: '2026-01-07T00:00:00.000Z',
    movedAt: day(9).toISOString(),
  });
  expect(image.sizes.map((point) => point.digest)).toEqual([digest('a'), digest('b'), digest('e')]);
});

test('members of an index stand under it and not beside it, but for who asks for everything', async () => {
  const asked = (query: string) => parseBuildParams(new URLSearchParams(query)).params;
  const whole = await listBuilds({ ctx, input: asked('image=gleam&part=whole') });
  expect(whole.items.map((build) => build.digest)).toEqual([digest('e'), digest('b'), digest('a')]);
  expect(whole.total).toBe(3);
  expect(whole.items[1]?.outcomes).toEqual([{ site: 'slac', name: 'SLAC', passed: 1, failed: 0 }]);
  expect((await listBuilds({ ctx, input: asked('image=gleam') })).total).toBe(5);
  const members = await listBuilds({ ctx, input: asked('part=member') });
  expect(members.items.map((build) => [build.digest, build.member])).toEqual([
    [digest('d'), true],
    [digest('c'), true],
  ]);
  const { nextCursor } = await listBuilds({ ctx, input: asked('part=whole&limit=2') });
  const { items, start } = await listBuilds({ ctx, input: asked(`part=whole&limit=2&cursor=${nextCursor}`) });
  expect(items.map((build) => build.digest)).toEqual([digest('a')]);
  expect(start).toBe(2);
});

test('a tag has a page with all its moves and the builds they led to', async () => {
  const page = must(await readTagPage({ ctx, input: { image: 'gleam', tag: 'latest', at: day(6) } }));
  expect(page.moves).toHaveLength(3);
  expect(page.builds.map((build) => build.digest).sort()).toEqual([digest('a'), digest('b'), digest('e')]);
  for (const input of [
    { image: 'gleam', tag: 'nothing', at: now },
    { image: 'gleam', tag: '../..', at: now },
    { image: 'other', tag: 'latest', at: now },
    { image: '%00', tag: 'latest', at: now },
  ]) {
    expect(await readTagPage({ ctx, input })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  }
});

test('a build has its members, its tests at each site, and what is known of starting it there', async () => {
  const page = must(await readBuildPage({ ctx, input: { digest: 'e'.repeat(12) } }));
  expect(page.members.map(({ architecture }) => architecture)).toEqual(['amd64', 'arm64']);
  expect(page.matrix.runs).toMatchObject([{ site: 'slac', suite: 'smoke', isEarlier: true, outcome: 'passed' }]);
  expect(page.sites.map(({ slug }) => slug)).toEqual(['slac']);
  const [slac] = page.sites;
  if (page.recipe === null || slac === undefined) throw new Error('no recipe');
  const [docker] = slac.runtimes;
  const answer = docker && runRecipe(page.recipe, slac, docker);
  expect(answer).toMatchObject({ is: 'recipe', recipe: { channel: 'registry', batch: { system: 'LSF' } } });
  expect(JSON.stringify(answer)).toContain(`--volume /afs:/afs`);
  expect(JSON.stringify(answer)).toContain(`${PATH}@${digest('e')}`);
  const tested = must(await readBuildPage({ ctx, input: { digest: digest('b') } }));
  expect(tested.matrix.runs).toMatchObject([{ isEarlier: false, passed: 2, total: 3, runtime: 'docker' }]);
  expect(tested.sites[0]).toMatchObject({ slug: 'slac', passedWith: ['docker'] });
  expect(tested.build).toMatchObject({ labels: { 'org.opencontainers.image.base.name': 'centos:6' }, os: 'linux' });
  expect(tested.build.referrers).toEqual([
    { digest: digest('9'), artifactType: 'application/spdx+json', sizeBytes: 12, annotations: { a: 'b' } },
  ]);
  const member = must(await readBuildPage({ ctx, input: { digest: digest('d') } }));
  expect(member.memberOf.map((build) => build.digest)).toEqual([digest('e')]);
});

test('the list of images is narrowed by each filter', async () => {
  const slugs = async (query: string) =>
    (await listImages({ ctx, input: parseImageParams(new URLSearchParams(query)).params })).items.map(
      ({ slug }) => slug,
    );
  expect(await slugs('')).toEqual(['gleam', 'other']);
  expect(await slugs('flavour=uber')).toEqual(['gleam']);
  expect(await slugs('flavour=developer')).toEqual([]);
  expect(await slugs('base=rhel6')).toEqual(['gleam']);
  expect(await slugs('package=gleam')).toEqual(['gleam']);
  expect(await slugs('built=no')).toEqual(['other']);
  expect(await slugs('built=no&built=yes&limit=1')).toEqual(['gleam']);
  expect(await slugs('published=registry')).toEqual(['gleam']);
  expect(await slugs('published=nowhere')).toEqual(['other']);
  expect(await slugs('sort=-order')).toEqual(['other', 'gleam']);
  expect(await slugs('sort=-made')).toEqual(['gleam', 'other']);
  const { facets } = await listImages({ ctx, input: parseImageParams(new URLSearchParams()).params });
  expect(facets).toMatchObject({
    base: [
      { value: 'unknown', label: 'not known', count: 1 },
      { value: 'rhel6', label: 'RHEL6', count: 1 },
    ],
    built: [
      { value: 'yes', label: 'has one', count: 1 },
      { value: 'no', label: 'has none', count: 1 },
    ],
  });
});

test('what a member of an index is told counts for the index, and pages choose the build that the rules use', async () => {
  await pool().query(
    `insert into test_runs (suite_id, build_id, site_id, runtime_id, how, outcome, at, total, passed, failed)
     select r.suite_id, m.id, r.site_id, r.runtime_id, 'container', 'passed', '2026-01-10', 3, 3, 0
     from test_runs r, builds m where r.outcome = 'passed' and m.digest = $1`,
    [digest('d')],
  );
  const page = must(await readBuildPage({ ctx, input: { digest: digest('e') } }));
  expect(page.matrix.runs).toMatchObject([{ site: 'slac', isEarlier: false, passed: 3 }]);
  expect(page.build.outcomes).toEqual([{ site: 'slac', name: 'SLAC', passed: 1, failed: 0 }]);
  const tested = must(await readImagePage({ ctx, input: { slug: 'gleam' } }));
  expect(tested.current?.outcomes).toEqual(page.build.outcomes);
  expect(tested.tagHistory[0]?.movedSince).toBeNull();

  await pool().query(`update images set tag_policy = ''`);
  await pool().query(`update builds set created_at = '2026-01-11' where digest = any($1)`, [
    [digest('c'), digest('d')],
  ]);
  const chosen = async () => {
    const { rows } = await pool().query(
      `select b.digest from (${CURRENT_BUILDS}) c join builds b on b.id = c.build_id`,
    );
    const { current } = must(await readImagePage({ ctx, input: { slug: 'gleam' } }));
    return [...rows.map((row) => row.digest), current?.digest];
  };
  expect(await chosen()).toEqual([digest('e'), digest('e')]);
  await pool().query(`update builds set gone_at = '2026-01-12' where digest = any($1)`, [['c', 'd', 'e'].map(digest)]);
  await pool().query('update tags set build_id = null');
  expect(await chosen()).toEqual([digest('b'), digest('b')]);
});
