import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#lib/base/db.ts';
import { siteReport } from '#lib/contracts/ingest/site-report.ts';
import { unpack } from '#lib/domain/readiness/codes.ts';
import { loadCatalogue } from '../load.ts';

beforeAll(() => loadCatalogue({ name: 'demo', now: new Date('2026-11-21T04:05:06Z'), log: () => {} }));

const image = (slug: string) => db().image.findFirstOrThrow({ where: { entry: { slug } }, include: { builds: true } });

describe('the demonstration', () => {
  it('has what a real registry told: builds with their sizes, an index, one that is gone, a repository nobody maps', async () => {
    const { builds } = await image('glast-release-docker');
    expect(builds.filter(({ mediaType }) => mediaType.includes('index'))).toHaveLength(1);
    expect(builds.filter(({ goneAt }) => goneAt !== null)).toHaveLength(1);
    expect(
      builds.every(({ sizeBytes, labels }) => Number(sizeBytes) > 1000 && Object.keys(labels as object).length > 0),
    ).toBe(true);
    expect(await db().unmappedRepository.findMany()).toMatchObject([{ repository: 'fermi/scratch', count: 1 }]);
    expect(await db().delivery.count({ where: { state: { not: 'processed' } } })).toBe(0);
  });

  it('has a tag that moved on, back, and on again', async () => {
    const tag = await db().tag.findFirstOrThrow({
      where: { name: 'latest', image: { entry: { slug: 'glast-release-docker' } } },
      include: { moves: { orderBy: { at: 'asc' }, include: { build: true } } },
    });
    const digests = tag.moves.map(({ build }) => build?.digest);
    expect(digests).toHaveLength(4);
    expect(digests[2]).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
  });

  it('has tests that passed, one that failed, and readiness that rose to the top at one farm', async () => {
    const runs = await db().testRun.findMany();
    expect(runs.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array(1).fill('failed'),
      ...Array(10).fill('passed'),
    ]);
    const slac = await db().site.findFirstOrThrow({ where: { entry: { slug: 'slac' } } });
    const { codes } = await db().packageReadiness.findFirstOrThrow({
      where: { package: { entry: { slug: 'glastrelease' } } },
    });
    expect(unpack(codes[slac.ordinal - 1] ?? 255)).toMatchObject({ level: 'validated' });
  });

  it('has publications: two seen at a farm, one on its way', async () => {
    const cvmfs = await db().publication.findMany({ where: { channel: 'cvmfs' } });
    expect(cvmfs.filter(({ siteId }) => siteId === null)).toHaveLength(3);
    expect(cvmfs.filter(({ state }) => state === 'confirmed')).toHaveLength(2);
  });

  it('has a node that told what it has: two of three builds in CVMFS, and no runtime, which contradicts what people said', async () => {
    const [report, ...others] = await db().siteReport.findMany();
    expect(others).toEqual([]);
    expect(report?.body).toMatchObject({ site: 'cc-in2p3', node: 'worker-1', runtimes: [] });
    const { images } = siteReport.parse(report?.body);
    expect(images?.map(({ present }) => present)).toEqual([true, true, false]);
    const there = images?.flatMap(({ digest }) => digest ?? []);
    expect(await db().build.count({ where: { configDigest: { in: there ?? [] } } })).toBe(2);
    const open = await db().claim.findMany({ where: { state: 'open', source: { slug: 'probe' } } });
    expect(open.map(({ field, raw }) => [field, raw])).toEqual([
      ['runtimes.docker', 'no Docker on worker-1'],
      ['runtimes.singularity', 'no Singularity on worker-1'],
    ]);
  });

  it('says that it is one', async () => {
    expect(await db().setting.findUnique({ where: { key: 'demonstration' } })).toMatchObject({ value: true });
  });
});
