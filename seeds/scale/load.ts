import { systemActor } from '#lib/auth/actor.ts';
import { type Tx, withTransaction } from '#lib/base/db.ts';
import { changeSetInput, type EntrySeed } from '#lib/contracts/changes.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { advanceSequence } from '#lib/store/bulk-insert.ts';
import { rebuildReadiness } from '#lib/store/rebuild-readiness.ts';
import { recordSetting } from '#lib/store/record-setting.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import type { Load, ScaleInput } from './insert-entries.ts';
import { loadImages } from './load-images.ts';
import { loadPackages } from './load-packages.ts';
import { packageSlug } from './packages.ts';
import { dependencies, platforms, runtimes, sites, useCases } from './world.ts';

/** Builds per image: a release every two months over five years. */
const BUILDS_PER_IMAGE = 30;
const TABLES = [
  'entries',
  'revisions',
  'claims',
  'builds',
  'tags',
  'tag_moves',
  'publications',
  'test_runs',
  'sign_offs',
];

/**
 * Fills an empty database with a generated collaboration, the same for the same numbers on every machine. Small kinds
 * go through the store like any change; packages, images and builds are inserted in bulk with the revisions and claims
 * that the store would have written. All of it or nothing. Throws when the database is not empty.
 */
export async function loadScale(input: ScaleInput): Promise<void> {
  await withTransaction(
    async (tx) => {
      if ((await tx.entry.count()) > 0)
        throw new Error('The database is not empty; the generated data set needs one of its own.');
      const ctx = { actor: systemActor('scale'), now: input.now, db: tx };
      await recordSetting({ ctx, input: { key: 'title', value: 'Generated collaboration' } });
      await recordSetting({ ctx, input: { key: 'catalogue', value: 'scale' } });
      const source = {
        slug: 'generator',
        title: 'Scale generator',
        kind: 'generator' as const,
        locator: '',
        notBefore: null,
        notAfter: null,
        dateNote: '',
      };
      await recordSources({ ctx, input: { sources: [source], people: [], criteria: [] } });
      const apply = async (why: string, entries: EntrySeed[]) => {
        const at = '2020-01-01T00:00:00.000Z';
        const result = await applyChanges({
          ctx,
          input: changeSetInput.parse({
            source: 'generator',
            why,
            at,
            entries: entries.map((entry) => ({ ...entry, create: true })),
          }),
        });
        if (!result.ok) throw new Error(`The generator made an unusable entry: ${result.failure.detail}`);
        input.log(`${why}: ${entries.length}`);
      };
      await apply('Platforms', platforms());
      await apply('Dependencies', dependencies());
      await apply('Runtimes', runtimes());
      await apply('Sites', sites(input.sites));
      await tx.testSuite.create({ data: { slug: 'smoke', name: 'Smoke test', kind: 'smoke' } });

      const load = await openLoad(tx, input);
      await loadPackages(load);
      input.log(`Packages: ${input.packages}`);
      await loadImages(load, Math.ceil(input.builds / BUILDS_PER_IMAGE), BUILDS_PER_IMAGE);
      input.log(`Builds: ${input.builds}`);
      for (const table of TABLES) await advanceSequence(tx, table);
      await apply(
        'Use cases',
        useCases(
          Array.from({ length: input.packages }, (_, n) => packageSlug(n)),
          input.sites,
        ),
      );
      const { pairs } = await rebuildReadiness({ ctx, input: {} });
      input.log(`Pairs assessed: ${pairs}`);
    },
    { timeoutMs: 3_600_000 },
  );
}

async function openLoad(tx: Tx, input: ScaleInput): Promise<Load> {
  const at = '2020-01-02T00:00:00.000Z';
  const source = await tx.source.findUniqueOrThrow({ where: { slug: 'generator' } });
  const changeSet = await tx.changeSet.create({
    data: { at, recordedAt: input.now, actor: 'system:scale', why: 'Packages and images', sourceId: source.id },
  });
  const entries = await tx.entry.findMany({ select: { id: true, kind: true, slug: true } });
  const ids = new Map(entries.map(({ id, kind, slug }) => [`${kind}/${slug}`, id]));
  return { tx, changeSetId: changeSet.id, sourceId: source.id, at, ids, input };
}
