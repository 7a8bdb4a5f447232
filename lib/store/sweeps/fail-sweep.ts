import { db } from '#lib/base/db.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';

/** Notes at a rule why its repository could not be read; when it last was stays as it is. Only for the system. */
export async function failSweep({
  ctx,
  input: { ruleId, fault },
}: {
  ctx: WriteContext;
  input: { ruleId: number; fault: string };
}): Promise<void> {
  mustBeTheSystem(ctx);
  await (ctx.db ?? db()).repositoryRule.updateMany({ where: { id: ruleId }, data: { sweepFault: fault } });
}
