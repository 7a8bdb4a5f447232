import { timingSafeEqual } from 'node:crypto';
import { anyFits, hmac, type Presented } from './credential.ts';

/** How old or how far ahead a signed delivery may be. Source: Standard Webhooks, and what its libraries allow. */
const TOLERANCE_MS = 5 * 60 * 1000;
const SIGNATURES_AT_MOST = 20;

/** The key of a secret: what follows `whsec_`, in base64; a secret of another form is the key itself. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);

/**
 * The number of a delivery signed after Standard Webhooks; null when no signature fits, or when it is older than five
 * minutes or from the future. Any of the signatures may fit any of the secrets, so that both sides can rotate.
 */
export function signedId({ secrets, raw, now }: Presented): string | null {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': header = '' } = raw.headers;
  const given = header
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .slice(0, SIGNATURES_AT_MOST)
    .map((one) => Buffer.from(one.slice('v1,'.length), 'base64'));
  const fits = anyFits(secrets, (secret) => {
    const own = hmac(keyOf(secret), `${id}.${timestamp}.`, raw.body);
    return given.reduce((found, one) => (one.length === own.length && timingSafeEqual(one, own)) || found, false);
  });
  const isTimely = /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= TOLERANCE_MS;
  return fits && isTimely && /^[\x21-\x7e]{1,200}$/.test(id) ? id : null;
}
