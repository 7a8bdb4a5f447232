import { actorLabel } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import type { CiTrustInput } from '#lib/contracts/ingest/ci-trust.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

/** Lets the jobs of one project report with their own identity tokens. `conflict` when the name is in use. */
export function trustCi({ ctx, input }: { ctx: WriteContext; input: CiTrustInput }): Promise<Result<{ id: number }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`ci trust ${input.name}`}))`;
    if (await tx.ciTrust.findFirst({ where: { name: input.name, endedAt: null } })) {
      throw new Refused({
        kind: 'conflict',
        detail: `“${input.name}” is trusted already. End that, or take another name.`,
      });
    }
    const data = { ...input, createdAt: ctx.now, createdBy: actorLabel(ctx.actor) };
    const { id } = await tx.ciTrust.create({ data });
    return { id };
  });
}
