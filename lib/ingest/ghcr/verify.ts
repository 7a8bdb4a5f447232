import { timingSafeEqual } from 'node:crypto';
import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { anyFits, hashOfBody, hmac, type Presented } from '../credential.ts';
import { headerWord } from '../header-word.ts';

/** GitHub signs the body with SHA-256; the older SHA-1 header is not looked at. A redelivery keeps its number. */
export function verifyGhcr({ secrets, raw }: Presented): VerifiedDelivery | null {
  const [, digits = ''] = /^sha256=([0-9a-f]{64})$/i.exec(raw.headers['x-hub-signature-256'] ?? '') ?? [];
  const given = Buffer.from(digits.padEnd(64, '0'), 'hex');
  const fits = anyFits(secrets, (secret) => timingSafeEqual(hmac(secret, raw.body), given));
  if (!fits || digits === '') return null;
  const number = headerWord(raw, 'x-github-delivery');
  const dedupeKey = number === '' ? hashOfBody(raw) : `id:${number}`;
  return { dedupeKey, isOneEvent: true, event: headerWord(raw, 'x-github-event') };
}
