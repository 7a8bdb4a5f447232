import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery } from '#lib/contracts/ingest/events.ts';

/** What a delivery is judged by. */
export interface Presented {
  /** Secrets of the source that are good now. */
  secrets: readonly string[];
  raw: RawDelivery;
  now: Date;
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** What names a body where its sender does not. */
export const hashOfBody = ({ body }: RawDelivery): string => `sha256:${sha256(body).toString('hex')}`;

/** Compares two texts in a time that says nothing of either. */
const isSame = (given: string, own: string): boolean => timingSafeEqual(sha256(given), sha256(own));

/** Whether any of the secrets fits; all are tried, so that the time does not tell which. */
export const anyFits = (secrets: readonly string[], fits: (secret: string) => boolean): boolean =>
  secrets.reduce((found, secret) => fits(secret) || found, false);

export const hmac = (key: string | Buffer, ...parts: (string | Uint8Array)[]): Buffer => {
  const sum = createHmac('sha256', key);
  for (const part of parts) sum.update(part);
  return sum.digest();
};

/** Whether a header holds one of the secrets as it is. */
export const headerHolds = (header: string, { secrets, raw }: Presented): boolean => {
  const given = raw.headers[header] ?? '';
  return anyFits(secrets, (secret) => isSame(given, secret));
};

/**
 * Whether `Authorization` holds one of the secrets: after `Bearer`, as the password of `Basic`, which is what
 * `https://any:SECRET@…` in an address becomes, or alone.
 */
export const authorizationHolds = ({ secrets, raw }: Presented): boolean => {
  const given = bareSecret(raw.headers.authorization ?? '');
  return anyFits(secrets, (secret) => isSame(given, secret));
};

function bareSecret(header: string): string {
  const [, scheme = '', rest = ''] = /^(bearer|basic) +(\S+)$/i.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return rest;
  if (scheme.toLowerCase() !== 'basic') return header;
  const pair = Buffer.from(rest, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
