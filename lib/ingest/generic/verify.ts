import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import type { Presented } from '../credential.ts';
import { signedId } from '../standard-webhooks.ts';

/** Whatever signs after Standard Webhooks; its number is signed along. */
export function verifyGeneric(presented: Presented): VerifiedDelivery | null {
  const id = signedId(presented);
  return id === null ? null : { dedupeKey: `id:${id}`, isOneEvent: true, event: '' };
}
