import { actorLabel, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { affectedBy, noneAffected } from './affected.ts';
import type { Applied } from './apply-changes.ts';
import { bumpDataVersion } from './bump-data-version.ts';
import { mustBeAllowed, type WriteContext } from './context.ts';
import { type LockedEntry, lockEntry, missing, mustBeCurrent } from './lock-entries.ts';
import { projectReadiness } from './project-readiness.ts';
import { tellWatchers } from './talk/tell-watchers.ts';

/** One entry on its way into or out of the trash. `expectVersion` null: whatever is there. */
export interface Move {
  kind: EntryKind;
  slug: string;
  expectVersion: number | null;
  why: string;
}

/**
 * Moves an entry into or out of the trash: a revision without changed fields, the readiness of what it touched, and the
 * data version. `judge` refuses what may not be moved; nobody can refer to the entry meanwhile.
 */
export async function moveEntry(
  tx: Tx,
  ctx: WriteContext,
  { kind, slug, expectVersion, why }: Move,
  action: 'trash' | 'restore',
  judge: (row: LockedEntry) => Promise<void>,
): Promise<Applied> {
  mustBeAllowed(ctx, `entry.${action}`, { kind, slug });
  const row = await lockEntry(tx, { kind, slug, alone: true });
  if (!row) throw missing(kind, slug);
  mustBeCurrent({ kind, slug }, row, expectVersion);
  await judge(row);

  const { id } = row;
  const version = row.version + 1;
  const at = ctx.now;
  const changeSet = await tx.changeSet.create({
    data: { at, recordedAt: at, actor: actorLabel(ctx.actor), userId: personOf(ctx.actor), why },
  });
  await tx.revision.create({ data: { changeSetId: changeSet.id, entryId: id, version, action, at, changes: {} } });
  const trashedAt = action === 'trash' ? at : null;
  await tx.entry.update({ where: { id }, data: { version, trashedAt, updatedAt: at } });
  if (kind === 'package' && trashedAt) await tx.packageReadiness.deleteMany({ where: { packageId: id } });
  const affected = noneAffected();
  await affectedBy(affected, { tx, id, kind, paths: [], claims: [] });
  await projectReadiness(tx, { affected, now: at });
  const did = action === 'trash' ? 'put into the trash:' : 'took out of the trash:';
  await tellWatchers(tx, ctx, { changeSetId: changeSet.id, entryIds: [id], did, why });
  await bumpDataVersion(tx);
  return { kind, slug, version, changed: [], changeSet: changeSet.id };
}
