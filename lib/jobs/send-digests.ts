import { pool } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { type ClaimedDigest, claimDigest } from '#lib/store/talk/claim-digest.ts';
import { recordDigest } from '#lib/store/talk/record-digest.ts';
import { digestMail } from './digest-mail.ts';
import type { Mailer } from './mailer.ts';

/** Held by the one process of an instance that sends; any number that nothing else uses. */
const LOCK = 7_326_986;

interface Input {
  mailer: Mailer;
  /** The address of this instance, without a slash at its end. */
  origin: string;
  /** What a mail carries to end the mails without signing in. */
  keyOf(userId: number): Promise<string>;
}

/** Mails that went out, that were not taken now, and that never will be. */
export interface Sent {
  sent: number;
  refused: number;
  rejected: number;
}

/**
 * Sends every digest that is due, one at a time; null when another process is at it. Each is claimed before it is sent
 * (`claimDigest`), so that none goes out twice however many servers there are. What the mail server did not take is due
 * again the next time. Only for the system.
 */
export async function sendDigests({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Sent | null> {
  const connection = await pool().connect();
  try {
    const { rows } = await connection.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0]?.mine !== true) return null;
    try {
      return await sendAll(ctx, input);
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    connection.release();
  }
}

async function sendAll(ctx: WriteContext, input: Input): Promise<Sent> {
  const count: Sent = { sent: 0, refused: 0, rejected: 0 };
  const later: ClaimedDigest[] = [];
  let isReached = false;
  for (let claimed = await claimDigest({ ctx }); claimed !== null; claimed = await claimDigest({ ctx })) {
    if (claimed === 'nothing new') continue;
    // Asked once there is something to send, and before anything is: a server that is away uses up nobody's day.
    const fault = isReached ? null : await input.mailer.fault();
    isReached = true;
    const outcome = fault === null ? await sendOne(claimed, input) : 'refused';
    count[outcome] += 1;
    if (outcome === 'sent') await recordDigest({ ctx, input: { claimed, outcome } });
    if (outcome === 'refused') later.push(claimed);
    if (fault === null) continue;
    log.warn({ reason: fault }, 'the mail server cannot be used');
    break;
  }
  // Not before the end: given back at once, it would be the next that is due.
  for (const claimed of later) await recordDigest({ ctx, input: { claimed, outcome: 'refused' } });
  return count;
}

async function sendOne(claimed: ClaimedDigest, { mailer, origin, keyOf }: Input) {
  const { userId, name, email } = claimed;
  const key = encodeURIComponent(await keyOf(userId));
  const page = `${origin}/digest/off?key=${key}`;
  const { outcome, reason } = await mailer.send({
    ...digestMail(claimed, { origin, off: page }),
    to: { name, address: email },
    off: `${origin}/api/digest/off?key=${key}`,
  });
  if (outcome !== 'sent') log.warn({ userId, outcome, reason }, 'a digest was not sent');
  return outcome;
}
