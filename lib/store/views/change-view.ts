import { personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { VIEW_TABLES, type ViewPatch, viewPatch } from '#lib/contracts/views.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { faultsOf, type SavedView } from './save-view.ts';
import { mustBeFree, usableQuery, usableSlug } from './view-parts.ts';

interface Row {
  id: number;
  table: string;
  slug: string;
  name: string;
  query: string;
  userId: number;
  shared: boolean;
  isDefault: boolean;
  locked: boolean;
}

/**
 * Gives a view another name or query, shares it, locks it, or makes it what the table opens with. One's own; of somebody
 * else's only a shared one, by those who may lock views. A locked one is theirs alone.
 */
export async function changeView({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number; patch: unknown };
}): Promise<Result<SavedView>> {
  const parsed = viewPatch.safeParse(input.patch);
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', null);
    const row = await viewFor(ctx, tx, input.id);
    if (!parsed.success) throw new Refused(faultsOf(parsed.error));
    const next = changed(ctx, row, parsed.data);
    if (next.slug !== row.slug || next.shared !== row.shared) await mustBeFree(tx, { ...row, ...next }, row.id);
    if (next.isDefault && !row.isDefault) {
      await tx.savedView.updateMany({ where: { table: row.table, isDefault: true }, data: { isDefault: false } });
    }
    await tx.savedView.update({ where: { id: row.id }, data: { ...next, updatedAt: ctx.now } });
    if (row.shared || next.shared) await bumpTalkVersion(tx);
    return { id: row.id, table: row.table, slug: next.slug };
  });
}

/** A view that the actor may change or delete; what is somebody else's own is not there for anybody. */
export async function viewFor(ctx: WriteContext, tx: Tx, id: number): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    select id, "table", slug, name, query, user_id as "userId", shared, is_default as "isDefault", locked
    from saved_views where id = ${id} for update`;
  const isOwn = row !== undefined && row.userId === personOf(ctx.actor);
  if (row?.shared && (row.locked || !isOwn)) mustBeAllowed(ctx, 'view.lock', null);
  if (row === undefined || !(isOwn || row.shared)) {
    // Whoever may not lock views learns nothing of what is not theirs, not even that it is not there.
    mustBeAllowed(ctx, 'view.lock', null);
    throw new Refused({ kind: 'not_found', detail: 'There is no such view.' });
  }
  return row;
}

type Next = Pick<Row, 'name' | 'slug' | 'query' | 'shared' | 'isDefault' | 'locked'>;

function changed(ctx: WriteContext, row: Row, patch: ViewPatch): Next {
  const table = VIEW_TABLES.find((known) => known === row.table);
  if (table === undefined) throw new Refused({ kind: 'not_found', detail: 'That table is no more.' });
  const isDefault = patch.isDefault ?? row.isDefault;
  // What a table opens with for everybody is shared, and nobody else's to change.
  const locked = (patch.isDefault === true ? true : patch.locked) ?? row.locked;
  const shared = (patch.isDefault === true ? true : patch.shared) ?? row.shared;
  if (isDefault !== row.isDefault || locked !== row.locked) mustBeAllowed(ctx, 'view.lock', null);
  if (shared) mustBeAllowed(ctx, 'view.share', null);
  if (!shared && (isDefault || locked)) {
    const detail = 'A view that is locked, or that the table opens with, is everybody’s. Unlock it first.';
    throw new Refused({ kind: 'conflict', detail });
  }
  if (isDefault && !locked) {
    const detail = 'What the table opens with stays locked. Take that from it first.';
    throw new Refused({ kind: 'conflict', detail });
  }
  const isNamed = patch.name !== undefined && patch.name !== row.name;
  return {
    name: patch.name ?? row.name,
    slug: isNamed ? usableSlug(patch.name ?? '') : row.slug,
    query: patch.query === undefined ? row.query : usableQuery(table, patch.query),
    shared,
    isDefault,
    locked,
  };
}
