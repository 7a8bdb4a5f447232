import { withTransaction } from '#lib/base/db.ts';
import { type Digest, periodStart } from '#lib/domain/talk.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';

/** Lines of one mail; what there is beside them is counted. */
export const LINES_AT_MOST = 100;

/** A mail that this process, and no other, is to send. */
export interface ClaimedDigest {
  userId: number;
  name: string;
  email: string;
  digest: Exclude<Digest, 'none'>;
  /** Oldest first. */
  items: { id: number; text: string; href: string; createdAt: Date }[];
  /** Unread items that no mail has told of, these among them. */
  total: number;
  /** The last digest before this one, for giving the claim back. */
  before: Date | null;
}

/**
 * Takes one person whose digest is due, so that nobody else sends it: the row is locked and `digest_sent_at` says that
 * this day or week is dealt with before anything is sent. Who has nothing new is only noted. Null when nobody is due.
 */
export function claimDigest({ ctx }: { ctx: WriteContext }): Promise<ClaimedDigest | 'nothing new' | null> {
  mustBeTheSystem(ctx);
  const [day, week] = [periodStart('daily', ctx.now), periodStart('weekly', ctx.now)];
  return withTransaction(
    async (tx) => {
      const [user] = await tx.$queryRaw<Omit<ClaimedDigest, 'items' | 'total'>[]>`
        select id as "userId", name, email, digest::text as digest, digest_sent_at as before from users
        where digest <> 'none' and email <> '' and suspended_at is null
          and (digest_sent_at is null or digest_sent_at < case digest when 'daily' then ${day}::timestamptz else ${week}::timestamptz end)
        order by id limit 1 for update skip locked`;
      if (!user) return null;
      const where = { userId: user.userId, readAt: null, mailedAt: null };
      const total = await tx.inboxItem.count({ where });
      const items = await tx.inboxItem.findMany({
        where,
        select: { id: true, text: true, href: true, createdAt: true },
        orderBy: { id: 'asc' },
        take: LINES_AT_MOST,
      });
      await tx.user.update({ where: { id: user.userId }, data: { digestSentAt: ctx.now } });
      return total === 0 ? 'nothing new' : { ...user, items, total };
    },
    { tx: ctx.db },
  );
}
