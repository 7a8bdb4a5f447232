import { authorize } from '#lib/auth/authorize.ts';
import { handleOf } from '#lib/contracts/mention.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SpeakerDto } from './dto-talk.ts';
import { query } from './query.ts';

/** People that a form offers for mentioning; beyond them one types the handle. */
const OFFERED_AT_MOST = 300;

/** What somebody needs for speaking of an entry; null for whoever may not. Names of people are for those who signed in. */
export async function readSpeaker({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: TalkSubject;
}): Promise<SpeakerDto | null> {
  mustBeAllowedToRead(ctx);
  const { actor } = ctx;
  if (actor.kind !== 'user' || !authorize(actor, 'comment.write', input).ok) return null;
  const watched = query<{ active: boolean }>(ctx, {
    text: `select w.active from watches w join entries e on e.id = w.entry_id
           where w.user_id = $1::int and e.kind = $2::text::"EntryKind" and e.slug = $3`,
    values: [actor.userId, input.kind, input.slug],
  });
  const users = query<{ userId: number; name: string }>(ctx, {
    text: `select id as "userId", name from users where suspended_at is null and id <> $1::int
           order by lower(name), id limit $2::int`,
    values: [actor.userId, OFFERED_AT_MOST],
  });
  const [[row], people] = await Promise.all([watched, users]);
  return {
    watching: row?.active ?? false,
    people: people.map((user) => ({ handle: handleOf(user), name: user.name })),
  };
}
