import { pool } from '#lib/base/db.ts';
import type { EntryChange } from '#lib/contracts/changes.ts';
import { change } from './test-world.ts';

export const DIGEST = `sha256:${'0123456789ab'.repeat(5)}cdef`;
export const OLD_DIGEST = `sha256:${'0123456789ac'.repeat(5)}cdef`;

const make = (kind: EntryChange['kind'], slug: string, set: object): EntryChange => ({
  kind,
  slug,
  create: true,
  set: { name: slug, ...set },
});

/** A package in an image with a build, a site that runs Docker and has it published, and a suite that it has to pass. */
export async function buildTestWorld(): Promise<void> {
  await pool().query(`insert into test_suites (slug, name, kind) values ('smoke', 'Smoke test', 'smoke')`);
  await change([
    make('platform', 'rhel6', { family: 'RHEL', generation: 6, baseImage: true }),
    make('runtime', 'docker', { channels: ['registry'] }),
    make('runtime', 'singularity', { channels: ['registry'] }),
  ]);
  await change([
    make('site', 'slac', {
      'runtimes.docker': { state: 'production' },
      'nodes.rhel6': { state: 'current', share: 'all' },
    }),
    make('site', 'in2p3', { 'runtimes.docker': { state: 'production' } }),
    make('package', 'gleam', { suites: ['smoke'], 'platforms.rhel6.run': { support: 'supported', note: '' } }),
    make('package', 'irf', {}),
  ]);
  await change([make('image', 'glastrelease', { base: { platform: 'rhel6', raw: 'centos:6' }, 'contents.gleam': {} })]);
  const { rows } = await pool().query<{ id: number }>(
    `insert into builds (image_id, digest, state, base_platform_id, created_at)
     select i.id, d, 'succeeded', (select id from entries where kind = 'platform'), at::timestamptz
     from entries i, (values ($1, '2026-01-02'), ($2, '2026-01-01')) as v(d, at)
     where i.kind = 'image' returning id`,
    [DIGEST, OLD_DIGEST],
  );
  await pool().query(
    `insert into publications (build_id, channel, path, state, at) select unnest($1::int[]), 'registry', 'x', 'confirmed', now()`,
    [rows.map(({ id }) => id)],
  );
}
