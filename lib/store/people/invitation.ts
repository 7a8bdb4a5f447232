import { randomBytes } from 'node:crypto';
import { type Invited, identifierOf, invitedBy, keptOf, PREFIX } from '#lib/auth/invitation-key.ts';
import type { Db, Tx } from '#lib/base/db.ts';

const HOUR = 60 * 60 * 1000;
/** How long a link to set a password is good for. */
const INVITATION_HOURS = 48;

/** A link that works once. Only its hash is kept, and a new one takes the place of the one before. */
export async function makeInvitation(tx: Tx, whom: Invited, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const identifier = identifierOf(whom);
  await tx.verification.deleteMany({ where: { identifier } });
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR);
  await tx.verification.create({ data: { identifier, value: keptOf(token), expiresAt } });
  return token;
}

/** Whom a link is for, as long as it is good; null for any other text. */
export async function readInvitation(tx: Db, token: string, now: Date): Promise<Invited | null> {
  const found = await tx.verification.findFirst({
    where: { value: keptOf(token), expiresAt: { gt: now }, identifier: { startsWith: PREFIX } },
  });
  return found && invitedBy(found.identifier);
}

/** Uses a link up; false when somebody else has just done so. */
export async function spendInvitation(tx: Tx, whom: Invited): Promise<boolean> {
  const { count } = await tx.verification.deleteMany({ where: { identifier: identifierOf(whom) } });
  return count > 0;
}
