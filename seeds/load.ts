import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { type Tx, withTransaction } from '#lib/base/db.ts';
import { type Catalogue, changeSetInput, criterionInput, personInput, sourceInput } from '#lib/contracts/changes.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { recordSetting } from '#lib/store/record-setting.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import type { Recording } from './demo/recording.ts';

const CATALOGUES = ['fermi', 'ligo', 'psi', 'demo', 'none'] as const;
export type CatalogueName = (typeof CATALOGUES)[number];

async function open(name: CatalogueName): Promise<Catalogue | null> {
  if (name === 'fermi' || name === 'demo') return (await import('./fermi/index.ts')).fermi;
  if (name === 'ligo') return (await import('./ligo/index.ts')).ligo;
  if (name === 'psi') return (await import('./psi/index.ts')).psi;
  return null;
}

/**
 * Loads a catalogue into an empty database, all of it or nothing, through the same store as every other change: each of
 * its dated change sets becomes revisions, and readiness is computed from them. Throws with the first fault when the
 * catalogue does not fit its contract.
 */
export async function loadCatalogue({
  name,
  now,
  log,
}: {
  name: CatalogueName;
  now: Date;
  log: (line: string) => void;
}): Promise<void> {
  const catalogue = await open(name);
  const title = catalogue?.title ?? 'Seaworthy';
  const seen = new Set<string>();
  await withTransaction(
    async (tx) => {
      const ctx = { actor: systemActor('seed'), now, db: tx };
      await recordSetting({ ctx, input: { key: 'title', value: title } });
      await recordSetting({ ctx, input: { key: 'catalogue', value: name } });
      if (!catalogue) return;
      await recordSources({
        ctx,
        input: {
          sources: z.array(sourceInput).parse(catalogue.sources),
          people: z.array(personInput).parse(catalogue.people),
          criteria: z.array(criterionInput).parse(catalogue.criteria),
        },
      });
      for (const changeSet of catalogue.changeSets) {
        const entries = changeSet.entries.map((entry) => {
          const key = `${entry.kind}/${entry.slug}`;
          const create = !seen.has(key);
          seen.add(key);
          return { ...entry, create };
        });
        const input = changeSetInput.parse({ ...changeSet, entries });
        const result = await applyChanges({ ctx, input });
        if (!result.ok) {
          const faults = result.failure.errors?.slice(0, 5).map(({ pointer, detail }) => `${pointer}: ${detail}`) ?? [];
          throw new Error(
            [`The catalogue ${name} (${changeSet.why}) does not fit: ${result.failure.detail}`, ...faults].join('\n'),
          );
        }
        log(`  ${changeSet.at.slice(0, 10)}  ${changeSet.why} (${result.value.length} entries)`);
      }
      if (name === 'demo') await demonstrate(tx, now, log);
    },
    { timeoutMs: 300_000 },
  );
}

/** Fermi's catalogue, and on top of it what a registry and tests have told of images made for the purpose. */
async function demonstrate(db: Tx, now: Date, log: (line: string) => void): Promise<void> {
  const { default: recording } = await import('./demo/recorded.json', { with: { type: 'json' } });
  const { replay } = await import('./demo/replay.ts');
  const { closeQueue } = await import('#lib/base/queue.ts');
  // Deliveries are put into the queue like all others; left open it would keep the process that seeds from ending.
  await replay(db, recording as Recording).finally(closeQueue);
  await recordSetting({ ctx: { actor: systemActor('seed'), now, db }, input: { key: 'demonstration', value: true } });
  const { deliveries, reports, probes } = recording;
  log(
    `  ${deliveries.length} recorded deliveries, ${reports.length} test reports and ${probes.length} report of a node`,
  );
}
