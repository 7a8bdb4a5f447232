import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { userOfDigestKey } from '#lib/auth/digest-key.ts';
import type { Result } from '#lib/base/errors.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { digestChoice, rowNumber, talkSubject } from '#lib/contracts/talk.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { hideComment } from '#lib/store/talk/hide-comment.ts';
import { markRead } from '#lib/store/talk/mark-read.ts';
import { resolveThread } from '#lib/store/talk/resolve-thread.ts';
import { setDigest } from '#lib/store/talk/set-digest.ts';
import { stopDigest } from '#lib/store/talk/stop-digest.ts';
import { watchEntry } from '#lib/store/talk/watch-entry.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const OFF = '/api/digest/off';

/** Addresses of the forms; all but the last need a session. */
export const TALK_FORMS = [
  '/api/comments/resolve',
  '/api/comments/hide',
  '/api/watch',
  '/api/inbox/read',
  '/api/digest',
  OFF,
];

/** Buttons beside comments, in the inbox and on one's account that work without a script. */
export function talkFormRoutes(app: ApiApp): void {
  const route = <S extends z.ZodType>(
    path: string,
    schema: S,
    act: (ctx: WriteContext, input: z.output<S>) => Promise<Result<unknown>>,
    fallback = '/',
  ) => {
    app.post(path, async (c) => {
      const form = await readForm(c);
      const parsed = schema.safeParse(form);
      if (form === null || !parsed.success)
        return problemResponse(c, { status: 400, detail: 'This form is incomplete. Nothing was changed.' });
      const done = await act({ actor: c.get('read').actor, now: new Date() }, parsed.data);
      if (!done.ok) return failureResponse(c, done.failure);
      return seeOther(form.next === undefined ? fallback : returnPath(form.next), {});
    });
  };
  route('/api/comments/resolve', z.object({ id: rowNumber, resolved: yesNo }), (ctx, input) =>
    resolveThread({ ctx, input }),
  );
  route('/api/comments/hide', z.object({ id: rowNumber }), (ctx, input) => hideComment({ ctx, input }));
  route('/api/watch', z.object({ entry: talkSubject, watching: yesNo }), (ctx, { entry, watching }) =>
    watchEntry({ ctx, input: { ...entry, watching } }),
  );
  const items = z.union([z.object({ id: rowNumber }), z.object({ upTo: rowNumber })]);
  route(
    '/api/inbox/read',
    items,
    (ctx, input) => markRead({ ctx, input: 'id' in input ? input : { id: null, ...input } }),
    '/inbox',
  );
  route('/api/digest', z.object({ digest: digestChoice }), (ctx, input) => setDigest({ ctx, input }), '/me#mail');
  for (const path of TALK_FORMS) if (path !== OFF) onlyThese(app, path, ['POST']);

  app.get(OFF, (c) => seeOther('/digest/off', { query: { key: (c.req.query('key') ?? '').slice(0, 100) } }));
  app.post(OFF, endMails);
  onlyThese(app, OFF, [...READ_ONLY, 'POST']);
}

/**
 * Ends somebody's mails for whoever holds the link of one: a mail program sends `List-Unsubscribe=One-Click` with the key
 * in the address (RFC 8058) and wants no redirect, the page behind the link sends its form.
 */
async function endMails(c: ApiContext): Promise<Response> {
  const form = (await readForm(c)) ?? {};
  const userId = await userOfDigestKey(form.key ?? c.req.query('key') ?? '');
  if (userId === null) {
    const detail =
      'This link is not whole. Copy all of it from the mail, or sign in and choose on your account’s page.';
    return problemResponse(c, { status: 403, detail });
  }
  await stopDigest({ ctx: { actor: systemActor('digest-link'), now: new Date() }, input: { userId } });
  if (form.page === 'yes') return seeOther('/digest/off', { query: { said: 'off' } });
  return new Response('No more mail comes.\n', {
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' },
  });
}
