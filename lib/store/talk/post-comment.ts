import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { anchorOf, type TalkSubject } from '#lib/domain/talk.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { type LockedComment, lockComment } from './lock-comment.ts';
import { mentionedIn } from './mentioned.ts';
import { notify } from './notify.ts';
import { self } from './self.ts';
import { startWatching } from './start-watching.ts';
import { livingSubject, type Subject } from './subject.ts';

interface Input extends TalkSubject {
  /** Markdown, as `commentText` lets it through. */
  body: string;
  /** The comment that is answered; an answer to an answer belongs to the same thread. */
  replyTo: number | null;
}

/**
 * Says something of an entry. Whoever is mentioned, whoever began the thread and whoever watches the entry is told once,
 * by the nearest of these; the writer watches it from then on. Fails with `not_found` (the entry, the comment answered)
 * and `conflict` (the entry is in the trash, the thread is resolved or taken back).
 */
export function postComment({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ id: number; path: string }>> {
  const { kind, slug, body, replyTo } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'comment.write', { kind, slug });
    const { userId, name } = self(ctx);
    const subject = await livingSubject(tx, input);
    const root = replyTo === null ? null : await threadOf(tx, replyTo, subject);
    const { id } = await tx.comment.create({
      data: { entryId: subject.id, userId, body, replyToId: root?.id ?? null, createdAt: ctx.now },
    });
    await startWatching(tx, ctx, [subject.id]);
    await tell(tx, { id, body, subject, author: userId, name, root });
    await bumpTalkVersion(tx);
    return { id, path: `${subject.path}#${anchorOf(id)}` };
  });
}

/** The first comment of the thread that an answer belongs to. */
async function threadOf(tx: Tx, replyTo: number, { id }: Subject): Promise<LockedComment> {
  const answered = await lockComment(tx, replyTo);
  const root = answered.replyToId === null ? answered : await lockComment(tx, answered.replyToId);
  if (root.entryId !== id) throw new Refused({ kind: 'not_found', detail: 'There is no such comment here.' });
  if (root.resolvedAt !== null) {
    throw new Refused({ kind: 'conflict', detail: 'This thread is resolved. Reopen it to go on.' });
  }
  if (answered.hiddenAt !== null) {
    throw new Refused({ kind: 'conflict', detail: 'The comment you answer was taken back or hidden meanwhile.' });
  }
  return root;
}

interface Said {
  id: number;
  body: string;
  subject: Subject;
  author: number;
  name: string;
  root: LockedComment | null;
}

async function tell(tx: Tx, { id, body, subject, author, name, root }: Said): Promise<void> {
  const href = `${subject.path}#${anchorOf(id)}`;
  const told = new Set([author]);
  const others = (users: readonly number[]): number[] => {
    const fresh = users.filter((user) => !told.has(user));
    for (const user of fresh) told.add(user);
    return fresh;
  };
  const mentioned = others(await mentionedIn(tx, body));
  const text = `${name} mentioned you on ${subject.name}`;
  await notify(tx, { users: mentioned, kind: 'mention', key: `mention:${id}`, text, href });
  const answered = others(root === null ? [] : [root.userId]);
  const answer = `${name} answered you on ${subject.name}`;
  await notify(tx, { users: answered, kind: 'reply', key: `comment:${id}`, text: answer, href });
  const watching = await tx.watch.findMany({ where: { entryId: subject.id, active: true }, select: { userId: true } });
  const said = `${name} commented on ${subject.name}`;
  const watchers = others(watching.map(({ userId }) => userId));
  await notify(tx, { users: watchers, kind: 'comment', key: `comment:${id}`, text: said, href });
}
