import type { Result } from '#lib/base/errors.ts';
import type { SuiteBody } from '#lib/contracts/test-forms.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { packagesChanged } from '../packages-changed.ts';
import { transact } from '../transact.ts';

/** Says what a suite is called, of which kind it is and which cases every report of it has to hold; makes it if it is new. */
export function keepSuite({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: SuiteBody & { slug: string };
}): Promise<Result<{ slug: string; isNew: boolean }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'suite.keep', null);
    const { slug, name, kind, expected } = input;
    const before = await tx.testSuite.findUnique({ where: { slug }, select: { id: true } });
    const { id } = await tx.testSuite.upsert({
      where: { slug },
      create: { slug, name, kind },
      update: { name, kind },
      select: { id: true },
    });
    await tx.expectedCase.deleteMany({ where: { suiteId: id } });
    const names = [...new Set(expected.map((one) => one.trim()))];
    await tx.expectedCase.createMany({ data: names.map((one) => ({ suiteId: id, name: one })) });
    // The rules tell suites by name, and some by kind.
    const requiring = await tx.requiredSuite.findMany({ where: { suiteId: id }, select: { packageId: true } });
    await packagesChanged(
      tx,
      requiring.map(({ packageId }) => packageId),
      ctx.now,
    );
    return { slug, isNew: before === null };
  });
}
