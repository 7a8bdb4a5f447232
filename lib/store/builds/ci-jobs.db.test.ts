import { describe, expect, test } from 'vitest';
import { inRollback } from '#lib/base/test-database.ts';
import { recordTagMoves } from './record-tag-moves.ts';
import { ci, ctx, digest, level, manifest, minute, now, record, world } from './test-builds.ts';

describe('a CI job', () => {
  test('is one row that never goes back, in whatever order its reports come', async () => {
    const job = { ciUrl: 'https://ci.example.org/1', revision: 'abc' };
    const reports = [
      { ...job, state: 'queued' as const },
      { ...job, state: 'building' as const, startedAt: minute(1) },
      { ...job, state: 'failed' as const, startedAt: minute(1), finishedAt: minute(2) },
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1, 2],
    ]) {
      await inRollback(async (db) => {
        const { imageId } = await world(db);
        for (const place of order) await ci(db, { imageId, ...reports[place] });
        expect(await db.build.findMany()).toMatchObject([
          { state: 'failed', startedAt: minute(1), finishedAt: minute(2) },
        ]);
      });
    }
  });

  test.each(['the registry first', 'the job first'])('and its build in the registry are one (%s)', async (who) => {
    const labels = { 'org.opencontainers.image.revision': 'abc' };
    const job = {
      ciUrl: 'https://ci.example.org/1',
      revision: 'abc',
      state: 'succeeded' as const,
      finishedAt: minute(2),
    };
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      if (who === 'the registry first') await record(db, imageId, manifest('a', { labels }));
      await ci(db, { imageId, ...job });
      if (who !== 'the registry first') {
        expect(await db.build.findFirstOrThrow()).toMatchObject({ state: 'building', digest: null });
        await record(db, imageId, manifest('a', { labels }));
      }
      expect(await db.build.findMany()).toMatchObject([
        { digest: digest('a'), state: 'succeeded', ciUrl: job.ciUrl, finishedAt: minute(2) },
      ]);
    });
  });

  test('that names its digest and tag is a build that the tag points at', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db, 'v1');
      const job = { imageId, ciUrl: 'https://ci.example.org/1', revision: 'abc' };
      await ci(db, { ...job, state: 'building' });
      await ci(db, { ...job, state: 'succeeded', digest: digest('a'), tag: 'v1', finishedAt: minute(2) });
      expect(await db.build.findMany()).toMatchObject([{ digest: digest('a'), state: 'succeeded', reportedTag: 'v1' }]);
      expect(await db.tag.findMany()).toMatchObject([{ name: 'v1', movedAt: minute(2) }]);
      expect(await level(db)).toBe('built');
    });
  });

  test('whose clock is ahead is believed for now only: it pins no tag and is not newest for ever', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      const ahead = { startedAt: new Date('2098-01-01'), finishedAt: new Date('2099-01-01') };
      const job = { imageId, state: 'succeeded' as const, tag: 'v1' };
      await ci(db, { ...job, digest: digest('a'), ...ahead });
      await ci(db, { imageId, state: 'failed', revision: 'late', ...ahead });
      for (const build of await db.build.findMany()) expect(build).toMatchObject({ createdAt: now, finishedAt: now });
      const later = new Date(now.getTime() + 60_000);
      const seen = { imageId, moves: [{ tag: 'v1', digest: digest('b'), at: later }], via: 'test' };
      expect(await recordTagMoves({ ctx: { ...ctx(db), now: later }, input: seen })).toMatchObject({
        value: { moved: ['v1'] },
      });
    });
  });

  test('has a digest once it has succeeded, and not before', async () => {
    await inRollback(async (db) => {
      const { imageId } = await world(db);
      expect(await ci(db, { imageId, state: 'failed', digest: digest('a') })).toMatchObject({
        failure: { kind: 'invalid' },
      });
      expect(await db.build.count()).toBe(0);
    });
  });
});
