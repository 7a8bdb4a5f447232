import { env } from '#lib/base/env.ts';
import type { Digest } from '#lib/domain/talk.ts';
import type { ReadContext } from './context.ts';
import { ownInbox } from './list-inbox.ts';
import { query } from './query.ts';

/** How somebody is told by mail. */
export interface DigestDto {
  digest: Digest;
  /** Where mail goes; empty when nobody said. */
  email: string;
  /** Whether this instance sends mail at all. */
  sends: boolean;
}

/** One's own choice of mail. */
export async function readDigest({ ctx }: { ctx: ReadContext }): Promise<DigestDto> {
  const [row] = await query<Omit<DigestDto, 'sends'>>(ctx, {
    text: 'select digest::text as digest, email from users where id = $1::int',
    values: [ownInbox(ctx)],
  });
  return { digest: row?.digest ?? 'none', email: row?.email ?? '', sends: env().SMTP_URL !== undefined };
}
