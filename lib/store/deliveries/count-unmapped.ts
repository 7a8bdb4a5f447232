import type { Tx } from '#lib/base/db.ts';
import type { WriteContext } from '../context.ts';

interface Input {
  sourceId: number;
  repositories: readonly string[];
}

/** Counts repositories that a delivery speaks of and no rule names. They are shown to an admin, and nothing is made of them. */
export async function countUnmapped({ now }: WriteContext, tx: Tx, { sourceId, repositories }: Input): Promise<void> {
  for (const repository of [...new Set(repositories)].sort()) {
    await tx.unmappedRepository.upsert({
      where: { sourceId_repository: { sourceId, repository } },
      create: { sourceId, repository, firstAt: now, lastAt: now },
      update: { count: { increment: 1 }, lastAt: now },
    });
  }
}
