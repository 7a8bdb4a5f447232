import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { hashOfBody, headerHolds, type Presented } from '../credential.ts';
import { headerWord } from '../header-word.ts';
import { signedId } from '../standard-webhooks.ts';

/**
 * A signing token signs after Standard Webhooks, its number being the one of all attempts; the older secret token is a
 * header of its own. A signature that is there must fit, whatever else is.
 */
export function verifyGitlab(presented: Presented): VerifiedDelivery | null {
  const { raw } = presented;
  const event = headerWord(raw, 'x-gitlab-event');
  if (raw.headers['webhook-signature'] !== undefined) {
    const id = signedId(presented);
    return id === null ? null : { dedupeKey: `id:${id}`, isOneEvent: true, event };
  }
  if (!headerHolds('x-gitlab-token', presented)) return null;
  const attempts = headerWord(raw, 'idempotency-key');
  return { dedupeKey: attempts === '' ? hashOfBody(raw) : `id:${attempts}`, isOneEvent: true, event };
}
