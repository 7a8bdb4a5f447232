import { withTransaction } from '#lib/base/db.ts';
import type { Prisma } from '#lib/base/generated/prisma/client.ts';
import { mustBeTheSystem, type WriteContext } from './context.ts';

/** Sets one setting of this instance. */
export async function recordSetting({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { key: string; value: Prisma.InputJsonValue };
}): Promise<void> {
  mustBeTheSystem(ctx);
  const { key, value } = input;
  await withTransaction((tx) => tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } }), {
    tx: ctx.db,
  });
}
