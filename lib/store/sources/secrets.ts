import { randomBytes } from 'node:crypto';
import type { Tx } from '#lib/base/db.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';

const BYTES = 32;
/** Secrets of a source that are good at the same time: the new one, and the one before until the sender has changed over. */
const LIVE_AT_MOST = 2;

/** The last part of a source's address: nobody guesses it, and it says nothing of the source. */
export const newPath = (): string => randomBytes(BYTES).toString('base64url');

/** A new secret, in the form that the provider's signatures want. */
export const newSecret = (provider: Provider): string =>
  provider === 'generic' || provider === 'gitlab'
    ? `whsec_${randomBytes(BYTES).toString('base64')}`
    : randomBytes(BYTES).toString('base64url');

/** Adds a secret. Of those before, so many stay good that there are at most two; none with `alone`. */
export async function addSecret(
  tx: Tx,
  { sourceId, secret, now, alone = false }: { sourceId: number; secret: string; now: Date; alone?: boolean },
): Promise<void> {
  const live = await tx.webhookSecret.findMany({
    where: { sourceId, retiredAt: null },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  const ending = live.slice(alone ? 0 : LIVE_AT_MOST - 1).map(({ id }) => id);
  await tx.webhookSecret.updateMany({ where: { id: { in: ending } }, data: { retiredAt: now } });
  await tx.webhookSecret.create({ data: { sourceId, secret, createdAt: now } });
}
