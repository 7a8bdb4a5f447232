'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { SayState, SayWhat } from '#components/talk/state.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import type { Failure } from '#lib/base/errors.ts';
import { parseMarkdown } from '#lib/contracts/markdown/parse.ts';
import { handleMeant } from '#lib/contracts/mention.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { commentText } from '#lib/contracts/talk.ts';
import { slug } from '#lib/contracts/text.ts';
import { anchorOf, COMMENT_MAX, TALK_KINDS } from '#lib/domain/talk.ts';
import { mentionedNames } from '#lib/read/mentioned-names.ts';
import { readSpeaker } from '#lib/read/read-speaker.ts';
import { editComment } from '#lib/store/talk/edit-comment.ts';
import { postComment } from '#lib/store/talk/post-comment.ts';
import { readContext } from '../reader.ts';
import { actionBegins } from '../request-store.ts';

const NOBODY_SURE = 'Whom to mention is not sure: choose from the list, or leave that box empty.';
const number = z.int().min(1).max(999_999_999).nullable();
/** What a form is for comes from the browser again, so it is parsed like everything else. */
const sayWhat = z.object({
  subject: z.object({ kind: z.enum(TALK_KINDS), slug }),
  replyTo: number,
  edit: number,
  path: z.string().max(300),
});
const NOT_OF_THIS_PAGE = 'This form is not of this page. Load the page anew.';
const NOTHING = { body: '', mention: '', version: 0, preview: null, theirs: null };
const NO_FORM: SayState = { ...NOTHING, problem: NOT_OF_THIS_PAGE };

/**
 * Shows how a comment would look, stores a new one, or changes one's own. Whatever stands in the way comes back with
 * everything that was typed.
 */
export async function say(what: SayWhat, _before: unknown, form: FormData): Promise<SayState> {
  actionBegins();
  if (!(form instanceof FormData)) return NO_FORM;
  const sent = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const mention = sent('mention').trim().slice(0, 80);
  let body = sent('body').replaceAll('\r\n', '\n');
  const version = Number(sent('version')) || 0;
  const back = (state: Partial<SayState>): SayState => ({
    ...{ body: body.slice(0, 2 * COMMENT_MAX), mention, version, preview: null, problem: null, theirs: null },
    ...state,
  });
  const asked = sayWhat.safeParse(what);
  if (!asked.success) return back({ problem: NOT_OF_THIS_PAGE });
  const ctx = readContext();
  const { subject, replyTo, edit, path } = asked.data;
  let id: number;
  try {
    if (mention !== '') {
      const speaker = await readSpeaker({ ctx, input: subject });
      const handle = handleMeant(mention, speaker?.people ?? []);
      if (handle === null) return back({ problem: `Not stored. ${NOBODY_SURE}` });
      if (!body.includes(`@${handle}`)) body = `${body.trimEnd()}\n\n@${handle}`;
    }
    const parsed = commentText.safeParse(body);
    if (!parsed.success) return back({ problem: `Not stored. ${parsed.error.issues[0]?.message ?? ''}` });
    if (sent('act') === 'preview') {
      const leave = authorize(ctx.actor, 'comment.write', subject);
      if (!leave.ok) return back({ problem: leave.failure.detail });
      const says = parseMarkdown(parsed.data);
      return back({ mention: '', preview: { says, names: await mentionedNames(ctx, says) } });
    }
    const done =
      edit === null
        ? await postComment({ ctx, input: { ...subject, body: parsed.data, replyTo } })
        : await editComment({ ctx, input: { id: edit, version, body: parsed.data } });
    if (!done.ok) return back(refused(done.failure));
    id = done.value.id;
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return back({
      problem: 'The database cannot be reached at the moment. Nothing was stored; your text is kept here.',
    });
  }
  const here = returnPath(path);
  // Else the browser takes the way to a place on the same page for one that needs no new page.
  revalidatePath(here);
  redirect(`${here}#${anchorOf(id)}`);
}

const current = z.object({ version: z.int(), body: z.string() });

/** Why nothing was stored; after another save, what that said, so that saving once more is a choice. */
function refused({ detail, current: now }: Failure): Partial<SayState> {
  const theirs = current.safeParse(now);
  if (!theirs.success) return { problem: `Not stored. ${detail}` };
  const { version, body } = theirs.data;
  const problem = `Not stored. ${detail} What it says now is below; saving again replaces it with your text.`;
  return { problem, theirs: body, version };
}
