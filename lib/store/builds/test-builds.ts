/** What the tests of builds report, and what they report it into. */
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { ImageManifest, IndexManifest, TagObservation } from '#lib/contracts/ingest/manifest.ts';
import { unpack } from '#lib/domain/readiness/codes.ts';
import { applyChanges } from '../apply-changes.ts';
import { recordBuild } from './record-build.ts';
import { type CiReport, recordCiBuild } from './record-ci-build.ts';
import { recordTagMoves } from './record-tag-moves.ts';

export const now = new Date('2026-02-03T04:05:06.000Z');
export const system = systemActor('test');
export const minute = (count: number): Date => new Date(Date.UTC(2026, 0, 1, 0, count));
export const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
export const PATH = 'registry.example.org/fermi/gleam';

export const manifest = (letter: string, more: Partial<ImageManifest> = {}): ImageManifest => ({
  kind: 'image',
  digest: digest(letter),
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  configDigest: digest('0'),
  architecture: 'amd64',
  os: 'linux',
  createdAt: minute(1),
  labels: { 'org.opencontainers.image.base.name': 'centos:6' },
  layers: [
    { digest: digest('1'), sizeBytes: 100, mediaType: 'layer' },
    { digest: digest('2'), sizeBytes: 23, mediaType: 'layer' },
  ],
  referrers: [],
  ...more,
});

/** A package in an image that a site could run, and another image. */
export async function world(db: Tx, tagPolicy = ''): Promise<{ imageId: number; otherId: number }> {
  const platform = { name: 'RHEL6', family: 'rhel', generation: 6, aliases: ['CentOS6'], baseImage: true };
  const entries = [
    { kind: 'platform', slug: 'rhel6', create: true, set: platform },
    { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker' } },
    { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC', 'runtimes.docker': { state: 'production' } } },
    {
      kind: 'package',
      slug: 'gleam',
      create: true,
      set: { name: 'Gleam', 'platforms.rhel6.run': { support: 'supported' } },
    },
    { kind: 'image', slug: 'gleam', create: true, set: { name: 'Gleam', tagPolicy, 'contents.gleam': {} } },
    { kind: 'image', slug: 'other', create: true, set: { name: 'Other' } },
  ];
  const made = await applyChanges({ ctx: { actor: system, now, db }, input: changeSetInput.parse({ entries }) });
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const id = async (slug: string) => (await db.entry.findFirstOrThrow({ where: { kind: 'image', slug } })).id;
  return { imageId: await id('gleam'), otherId: await id('other') };
}

export async function level(db: Tx): Promise<string | undefined> {
  const { codes } = await db.packageReadiness.findFirstOrThrow();
  return unpack(codes[0] ?? 255)?.level;
}

export const ctx = (db: Tx, actor: Actor = system) => ({ actor, now, db });
export const record = (
  db: Tx,
  imageId: number,
  read: ImageManifest | IndexManifest,
  more: { pushedAt?: Date; actor?: Actor } = {},
) =>
  recordBuild({
    ctx: ctx(db, more.actor),
    input: { imageId, manifest: read, pushedAt: more.pushedAt ?? minute(2), receivedAt: minute(3), registryPath: PATH },
  });
export const move = (db: Tx, imageId: number, moves: readonly TagObservation[]) =>
  recordTagMoves({ ctx: ctx(db), input: { imageId, moves, via: 'test' } });
export const ci = (db: Tx, input: Partial<CiReport> & { imageId: number }) =>
  recordCiBuild({
    ctx: ctx(db),
    input: {
      digest: null,
      tag: null,
      state: 'building',
      revision: '',
      ciUrl: '',
      startedAt: null,
      finishedAt: null,
      ...input,
    },
  });
