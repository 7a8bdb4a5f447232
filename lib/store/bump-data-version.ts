import type { Tx } from '#lib/base/db.ts';

/**
 * Raises the data version that caches are keyed by. The last statement of a writing transaction: the row is locked from
 * here to the commit, so that versions become visible in the order of commits.
 */
export async function bumpDataVersion(tx: Tx): Promise<void> {
  await tx.$executeRaw`update data_version set version = version + 1`;
  await tx.$executeRaw`select pg_notify('seaworthy_data', 'data')`;
}

/** As `bumpDataVersion`, for what pages show beside the catalogue: comments, review requests, shared views. */
export async function bumpTalkVersion(tx: Tx): Promise<void> {
  await tx.$executeRaw`update data_version set talk = talk + 1`;
  await tx.$executeRaw`select pg_notify('seaworthy_data', 'talk')`;
}
