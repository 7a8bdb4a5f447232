import type { Tx } from '#lib/base/db.ts';
import type { Build } from '#lib/base/generated/prisma/client.ts';

/** What a CI job told of the build it made. */
const told = ({ ciUrl, revision, reportedTag, startedAt, finishedAt }: Build) => ({
  ciUrl,
  revision,
  reportedTag,
  startedAt,
  finishedAt,
});

/**
 * Joins a build that came from the registry with the CI job that made it: the first of the same image and source revision
 * that has not failed and of which no digest is known; its row then goes. Without a revision nothing tells which it was.
 */
export async function joinJob(tx: Tx, buildId: number): Promise<void> {
  const build = await tx.build.findUniqueOrThrow({ where: { id: buildId } });
  if (build.revision === '' || build.ciUrl !== '') return;
  const job = await tx.build.findFirst({
    where: { imageId: build.imageId, digest: null, revision: build.revision, state: { not: 'failed' } },
    orderBy: { id: 'asc' },
  });
  if (!job) return;
  await tx.build.delete({ where: { id: job.id } });
  await tx.build.update({ where: { id: buildId }, data: told(job) });
}
