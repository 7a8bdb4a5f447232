import { actorLabel } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import type { KnownIssueBody } from '#lib/contracts/test-forms.ts';
import { bumpDataVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { openRefs } from '../refs.ts';
import { speakerOf } from '../speaker.ts';
import { transact } from '../transact.ts';

/** Attaches an issue to failures of a case: they stay failures, and everybody sees why. */
export function addKnownIssue({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: KnownIssueBody;
}): Promise<Result<{ id: number }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'suite.keep', null);
    const suiteId = input.suite === null ? null : await openRefs(tx).suite(input.suite);
    const caseName = input.case.trim();
    const open = await tx.knownIssue.findFirst({ where: { suiteId, caseName, closedAt: null } });
    if (open) {
      const detail = `“${open.title}” is attached to ${caseName} already. Close it first if it is another one.`;
      throw new Refused({ kind: 'conflict', detail });
    }
    const by = (await speakerOf(tx, ctx.actor))?.name ?? actorLabel(ctx.actor);
    const { title, url } = input;
    const { id } = await tx.knownIssue.create({
      data: { suiteId, caseName, title: title.trim(), url, by, createdAt: ctx.now },
      select: { id: true },
    });
    await bumpDataVersion(tx);
    return { id };
  });
}

/** Closes an issue: from now on a failure of the case is unexplained again. */
export function closeKnownIssue({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number };
}): Promise<Result<{ id: number }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'suite.keep', null);
    const issue = await tx.knownIssue.findUnique({ where: { id: input.id } });
    if (!issue) throw new Refused({ kind: 'not_found', detail: `There is no known issue ${input.id}.` });
    if (issue.closedAt) throw new Refused({ kind: 'conflict', detail: `“${issue.title}” is closed already.` });
    await tx.knownIssue.update({ where: { id: issue.id }, data: { closedAt: ctx.now } });
    await bumpDataVersion(tx);
    return { id: issue.id };
  });
}
