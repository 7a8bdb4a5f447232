import type { Result } from '#lib/base/errors.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { self } from './self.ts';
import { livingSubject } from './subject.ts';

/**
 * Begins or ends watching an entry for whoever asks. Ended, it does not begin again by one's own comment or edit.
 */
export function watchEntry({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: TalkSubject & { watching: boolean };
}): Promise<Result<{ path: string }>> {
  const { kind, slug, watching: active } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', { kind, slug });
    const { userId } = self(ctx);
    const { id: entryId, path } = await livingSubject(tx, input);
    await tx.$executeRaw`
      insert into watches (user_id, entry_id, active) values (${userId}, ${entryId}, ${active})
      on conflict (user_id, entry_id) do update set active = excluded.active`;
    return { path };
  });
}
