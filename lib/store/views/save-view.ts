import { personOf } from '#lib/auth/actor.ts';
import { invalid, type Result } from '#lib/base/errors.ts';
import { newView } from '#lib/contracts/views.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { mustBeFree, usableQuery, usableSlug } from './view-parts.ts';

/** More than anybody finds their way in. */
const VIEWS_AT_MOST = 200;

/** A view as it was saved. */
export interface SavedView {
  id: number;
  table: string;
  slug: string;
}

/** Keeps what a table shows under a name: for its owner, or shared with everybody. */
export async function saveView({ ctx, input }: { ctx: WriteContext; input: unknown }): Promise<Result<SavedView>> {
  const parsed = newView.safeParse(input);
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', null);
    if (!parsed.success) throw new Refused(faultsOf(parsed.error));
    const { table, name, shared } = parsed.data;
    if (shared) mustBeAllowed(ctx, 'view.share', null);
    const userId = personOf(ctx.actor);
    if (userId === null) throw new Refused({ kind: 'forbidden', detail: 'Views belong to people.' });
    const query = usableQuery(table, parsed.data.query);
    const slug = usableSlug(name);
    await mustBeFree(tx, { table, slug, userId, shared });
    if ((await tx.savedView.count({ where: { userId } })) >= VIEWS_AT_MOST) {
      throw new Refused({ kind: 'conflict', detail: `You have ${VIEWS_AT_MOST} views. Delete one first.` });
    }
    const { id } = await tx.savedView.create({
      data: { table, slug, name, query, userId, shared, createdAt: ctx.now, updatedAt: ctx.now },
    });
    if (shared) await bumpTalkVersion(tx);
    return { id, table, slug };
  });
}

/** What was wrong with what was sent, with a pointer to each. */
export function faultsOf(error: { issues: readonly { path: PropertyKey[]; message: string }[] }) {
  const errors = error.issues.map(({ path, message }) => ({
    pointer: ['', ...path.map(String)].join('/'),
    detail: message,
  }));
  return invalid(errors[0]?.detail ?? 'The view cannot be saved like this.', errors).failure;
}
