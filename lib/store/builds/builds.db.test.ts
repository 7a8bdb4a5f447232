import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import type { IndexManifest } from '#lib/contracts/ingest/manifest.ts';
import { movesOf } from '#lib/domain/builds/tag-history.ts';
import { markGone } from './mark-gone.ts';
import { ctx, digest, level, manifest, minute, move, now, PATH, record, world } from './test-builds.ts';
import { WEIGH } from './weigh-sightings.ts';

describe('a manifest from a registry', () => {
  test('is a build with its layers summed, its base by label, published where it was read; and readiness rises', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      expect(await level(db)).toBe('possible');
      expect(await record(db, imageId, manifest('a'))).toMatchObject({ ok: true, value: { isNew: true } });
      const build = await db.build.findFirstOrThrow({
        include: { publications: true, basePlatform: { include: { entry: true } } },
      });
      expect(build).toMatchObject({
        sizeBytes: 123n,
        createdAt: minute(1),
        pushedAt: minute(2),
        resolvedAt: now,
        goneAt: null,
      });
      expect(build.basePlatform?.entry.slug).toBe('rhel6');
      expect(build.publications).toMatchObject([{ channel: 'registry', path: PATH, state: 'declared', siteId: null }]);
      expect(await level(db)).toBe('available');
    });
  });

  test('read again changes nothing and is not new', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      await record(db, imageId, manifest('a'));
      const before = [await db.build.findMany(), await db.dataVersion.findMany(), await db.buildLayer.findMany()];
      expect(await record(db, imageId, manifest('a'))).toMatchObject({ ok: true, value: { isNew: false } });
      expect([await db.build.findMany(), await db.dataVersion.findMany(), await db.buildLayer.findMany()]).toEqual(
        before,
      );
    });
  });

  test.each([[new Date(0)], [null], [new Date('2040-01-01T00:00:00Z')]])(
    'that says it was made at %s is dated by its push',
    async (createdAt) => {
      await inRollback(async (db) => {
        const { imageId } = await world(db);
        await record(db, imageId, manifest('a', { createdAt }));
        expect((await db.build.findFirstOrThrow()).createdAt).toEqual(minute(2));
      });
    },
  );

  test('of another image is refused, and nothing is left of it', async () => {
    await inRollback(async (db) => {
      const { imageId, otherId } = await world(db);
      await record(db, imageId, manifest('a'));
      const refused = await record(db, otherId, manifest('a'));
      expect(refused).toMatchObject({
        ok: false,
        failure: { kind: 'conflict', detail: expect.stringContaining('gleam') },
      });
      expect(await db.build.count()).toBe(1);
    });
  });

  test('for several architectures is one build with members; a run on a member is one on it', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db, 'latest');
      const children = [manifest('b'), manifest('c', { architecture: 'arm64', layers: [] })];
      const index: IndexManifest = {
        kind: 'index',
        digest: digest('a'),
        mediaType: 'index',
        annotations: {},
        children,
        referrers: [],
      };
      await record(db, imageId, index);
      await move(db, imageId, [{ tag: 'latest', digest: digest('a'), at: minute(2) }]);
      const build = await db.build.findUniqueOrThrow({ where: { digest: digest('a') }, include: { children: true } });
      expect(build).toMatchObject({ architecture: 'amd64, arm64', sizeBytes: 123n });
      expect(build.children).toHaveLength(2);
      expect(await level(db)).toBe('available');
      const suite = await db.testSuite.create({ data: { slug: 'smoke', name: 'Smoke', kind: 'smoke' } });
      const id = async (slug: string) => (await db.entry.findFirstOrThrow({ where: { slug } })).id;
      await db.requiredSuite.create({ data: { packageId: await id('gleam'), suiteId: suite.id } });
      const child = await db.build.findUniqueOrThrow({ where: { digest: digest('b') } });
      const run = { suiteId: suite.id, buildId: child.id, siteId: await id('slac'), runtimeId: await id('docker') };
      await db.testRun.create({
        data: { ...run, how: 'container', outcome: 'passed', at: minute(5), total: 1, passed: 1 },
      });
      await move(db, imageId, [{ tag: 'other', digest: digest('b'), at: minute(6) }]);
      expect(await level(db)).toBe('tested');
    });
  });

  test('that the registry no longer has is out of reach, and back when it is read again', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      await record(db, imageId, manifest('a'));
      expect(await markGone({ ctx: ctx(db), input: { imageId, digest: digest('a'), at: minute(9) } })).toMatchObject({
        value: { isGone: true },
      });
      expect(await level(db)).toBe('possible');
      expect(await record(db, imageId, manifest('a'))).toMatchObject({ value: { isNew: true } });
      expect(await level(db)).toBe('available');
    });
  });
});

describe('who may report', () => {
  test('a source for the images of its own rules, and for no others', async () => {
    await inRollback(async (db) => {
      const { imageId, otherId } = await world(db);
      const source = await db.webhookSource.create({ data: { name: 'registry', path: 'p', provider: 'distribution' } });
      await db.repositoryRule.create({ data: { sourceId: source.id, repository: 'fermi/gleam', imageId } });
      const actor: Actor = { kind: 'webhook', sourceId: source.id, name: 'registry' };
      expect(await record(db, imageId, manifest('a'), { actor })).toMatchObject({ ok: true });
      expect(await record(db, otherId, manifest('b'), { actor })).toMatchObject({ failure: { kind: 'forbidden' } });
      const stranger: Actor = { kind: 'user', userId: 1, name: 'R', grants: [{ role: 'reader', entry: null }] };
      expect(await record(db, imageId, manifest('b'), { actor: stranger })).toMatchObject({
        failure: { kind: 'forbidden' },
      });
      expect(await db.build.count()).toBe(1);
    });
  });
});

interface PlanNode {
  Plan?: PlanNode;
  Plans?: PlanNode[];
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
}

/** The most rows that any step of a plan has touched. */
function mostRows(node: PlanNode | undefined): number {
  const own = (node?.['Actual Rows'] ?? 0) + (node?.['Rows Removed by Filter'] ?? 0);
  return Math.max(own, ...(node?.Plans ?? []).map(mostRows));
}

describe('tags', () => {
  const sighting = fc.record({
    tag: fc.constantFrom('latest', 'v1'),
    digest: fc.option(fc.constantFrom(digest('a'), digest('b'), digest('c')), { nil: null }),
    at: fc.integer({ min: 0, max: 6 }).map(minute),
  });
  const seen = fc.array(sighting, { minLength: 1, maxLength: 10 });
  const inOrders = seen.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      fc.integer({ min: 1, max: 3 }),
    ),
  );
  const state = async (db: Tx) => {
    const tags = await db.tag.findMany({ orderBy: { name: 'asc' }, include: { moves: { include: { build: true } } } });
    const builds = await db.build.findMany();
    return tags.map(({ name, buildId, movedAt, moves }) => ({
      name,
      digest: builds.find(({ id }) => id === buildId)?.digest ?? null,
      movedAt: buildId === null ? null : movedAt,
      moves: moves.map(({ at, build, isMove }) => `${at.toISOString()} ${build?.digest} ${isMove}`).sort(),
    }));
  };
  /** What the rule for all sightings of a tag at once says of them. */
  const ruled = (all: readonly { tag: string; digest: string | null; at: Date }[], name: string) => {
    const seen = all.filter(({ tag }) => tag === name).map(({ digest, at }) => ({ digest, at: at.toISOString() }));
    return movesOf(seen).map(({ digest, at }) => `${at} ${digest ?? undefined} true`);
  };

  test('out of order, in pieces and repeated end in the same state', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      const property = fc.asyncProperty(inOrders, async ([all, shuffled, piece]) => {
        await move(db, imageId, all);
        const atOnce = await state(db);
        for (const { name, digest, movedAt, moves } of atOnce) {
          expect(moves.filter((one) => one.endsWith('true'))).toEqual(ruled(all, name));
          const last = ruled(all, name).at(-1);
          if (last !== undefined)
            expect(last).toBe(`${movedAt?.toISOString() ?? last.slice(0, 24)} ${digest ?? undefined} true`);
        }
        await db.tag.deleteMany();
        for (let start = 0; start < shuffled.length; start += piece) {
          await move(db, imageId, shuffled.slice(start, start + piece));
        }
        await move(db, imageId, all);
        expect(await state(db)).toEqual(atOnce);
        await db.tag.deleteMany();
      });
      await fc.assert(property, { numRuns: 15 });
    });
  });

  test('one more sighting among thousands is weighed against those beside it', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      await move(db, imageId, [{ tag: 'latest', digest: digest('a'), at: minute(0) }]);
      await db.$executeRaw`
        insert into tag_moves (tag_id, build_id, at, is_move)
        select t.id, b.id, ${minute(0)}::timestamptz + n * interval '1 second', false
        from tags t, builds b, generate_series(1, 20000) n`;
      await db.$executeRaw`analyze tag_moves`;
      const tag = await db.tag.findFirstOrThrow();
      const plan = await db.$queryRawUnsafe<{ 'QUERY PLAN': PlanNode[] }[]>(
        `explain (analyze, timing off, format json) ${WEIGH}`,
        [tag.id],
        [minute(100)],
      );
      expect(mostRows(plan[0]?.['QUERY PLAN'][0]?.Plan)).toBeLessThan(20);
    });
  });

  test('moved back to an older build: it counts again, since when it moved back', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db, 'latest');
      await record(db, imageId, manifest('a'));
      await record(db, imageId, manifest('b'));
      const at = (letter: string, count: number) => ({ tag: 'latest', digest: digest(letter), at: minute(count) });
      await move(db, imageId, [at('a', 1), at('b', 2)]);
      expect(await move(db, imageId, [at('a', 3), at('a', 4)])).toMatchObject({ value: { moved: ['latest'] } });
      const tag = await db.tag.findFirstOrThrow();
      const build = await db.build.findUniqueOrThrow({ where: { digest: digest('a') } });
      expect(tag).toMatchObject({ buildId: build.id, movedAt: minute(3) });
      expect(await move(db, imageId, [at('a', 4)])).toMatchObject({ value: { moved: [] } });
    });
  });

  test('a digest that nobody could read is a build that is gone; read later it is there', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db, 'latest');
      await move(db, imageId, [{ tag: 'latest', digest: digest('a'), at: minute(1) }]);
      expect(await db.build.findFirstOrThrow()).toMatchObject({ goneAt: minute(1), resolvedAt: null });
      expect(await level(db)).toBe('possible');
      await record(db, imageId, manifest('a'));
      expect(await level(db)).toBe('available');
    });
  });
});
