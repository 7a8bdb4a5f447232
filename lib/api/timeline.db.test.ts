import { beforeAll, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { apiTimeline } from '#lib/contracts/api/timeline.ts';
import { app } from './app.ts';
import { buildTestWorld, DIGEST, OLD_DIGEST } from './test-reports.ts';

const minute = (count: number): Date => new Date(Date.UTC(2026, 0, 1, 0, count));

beforeAll(async () => {
  await buildTestWorld();
  await pool().query(
    'update builds set pushed_at = $2, received_at = $3, resolved_at = $4, created_at = $2 where digest = $1',
    [OLD_DIGEST, minute(0), minute(1), minute(2)],
  );
  await pool().query(
    'update builds set pushed_at = $2, received_at = $3, resolved_at = $4, created_at = $2 where digest = $1',
    [DIGEST, minute(100), minute(101), minute(102)],
  );
  const publish = (digest: string, site: string | null, state: string, at: Date) =>
    pool().query(
      `insert into publications (build_id, channel, path, site_id, state, at)
       select b.id, 'cvmfs', '/cvmfs/x.example.org/x', (select id from entries where slug = $2), $3::text::"PublicationState", $4
       from builds b where digest = $1`,
      [digest, site, state, at],
    );
  await publish(OLD_DIGEST, null, 'declared', minute(32));
  await publish(OLD_DIGEST, 'slac', 'confirmed', minute(42));
  await publish(DIGEST, 'in2p3', 'pending', minute(103));
  await pool().query(
    `insert into test_runs (suite_id, build_id, site_id, runtime_id, how, outcome, at)
     select s.id, b.id, e.id, (select id from entries where slug = 'docker'), 'container', 'passed', $2 from test_suites s, builds b, entries e
     where b.digest = $1 and e.slug = 'slac' and e.kind = 'site'`,
    [OLD_DIGEST, minute(62)],
  );
});

async function timeline(digest: string) {
  const answer = await app.request(`/api/v1/builds/${digest}/timeline`);
  expect(answer.status).toBe(200);
  return apiTimeline.strict().parse(await answer.json());
}

test('a build that came all the way has the time of each hop', async () => {
  const { sites, everywhere, earlier } = await timeline(OLD_DIGEST);
  expect(earlier).toBe(0);
  expect(everywhere.map(({ station }) => station)).toEqual(['pushed', 'received', 'resolved', 'published']);
  expect(sites.map(({ site }) => site)).toEqual(['slac']);
  expect(sites[0]?.hops.map(({ tookMs }) => tookMs)).toEqual([null, 60_000, 60_000, 1_800_000, 600_000, 1_200_000]);
});

test('what the next build has yet to pass is estimated from the one before, and its registry does not count as CVMFS', async () => {
  const { sites, everywhere, earlier } = await timeline(DIGEST);
  expect(earlier).toBe(1);
  expect(everywhere.at(-1)).toMatchObject({
    station: 'published',
    state: 'outstanding',
    expectedAt: minute(132).toISOString(),
  });
  expect(sites.map(({ site }) => site)).toEqual(['slac']);
  expect(sites[0]?.hops.slice(4)).toMatchObject([
    {
      station: 'seen',
      from: 'published',
      past: { count: 1, medianMs: 600_000 },
      expectedAt: minute(142).toISOString(),
    },
    { station: 'tested', from: 'seen', expectedAt: minute(162).toISOString() },
  ]);
});

test('where no files were ever published the registry is what counts', async () => {
  await pool().query(`delete from publications where channel = 'cvmfs'`);
  const { everywhere } = await timeline(DIGEST);
  expect(everywhere.at(-1)).toMatchObject({ station: 'published', state: 'passed' });
});

test('a digest that is none, or no build’s, is told', async () => {
  expect((await app.request('/api/v1/builds/xyz/timeline')).status).toBe(404);
  expect((await app.request(`/api/v1/builds/${DIGEST}/timeline?site=slac`)).status).toBe(400);
});
