import { createHash, randomBytes } from 'node:crypto';
import type { Db, Tx } from '#lib/base/db.ts';

const HOUR = 60 * 60 * 1000;
/** How long a link to set a password is good for. */
export const INVITATION_HOURS = 48;
/** Whom the link that makes the first admin is for: nobody yet. */
export const FIRST_ADMIN = 'first-admin';

/** A link that works once. Only its hash is kept, and a new one takes the place of the one before. */
export async function makeInvitation(tx: Tx, whom: number | typeof FIRST_ADMIN, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const identifier = identifierOf(whom);
  await tx.verification.deleteMany({ where: { identifier } });
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR);
  await tx.verification.create({ data: { identifier, value: hashOf(token), expiresAt } });
  return token;
}

/** Whom a link is for, as long as it is good; null for any other text. */
export async function readInvitation(tx: Db, token: string, now: Date): Promise<number | typeof FIRST_ADMIN | null> {
  const found = await tx.verification.findFirst({
    where: { value: hashOf(token), expiresAt: { gt: now }, identifier: { startsWith: PREFIX } },
  });
  if (!found) return null;
  const whom = found.identifier.slice(PREFIX.length);
  return whom === FIRST_ADMIN ? FIRST_ADMIN : Number(whom);
}

/** Uses a link up; false when somebody else has just done so. */
export async function spendInvitation(tx: Tx, whom: number | typeof FIRST_ADMIN): Promise<boolean> {
  const { count } = await tx.verification.deleteMany({ where: { identifier: identifierOf(whom) } });
  return count > 0;
}

const PREFIX = 'welcome:';
const identifierOf = (whom: number | typeof FIRST_ADMIN): string => `${PREFIX}${whom}`;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
