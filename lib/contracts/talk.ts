import { z } from 'zod';
import { COMMENT_MAX, DIGESTS, TALK_KINDS, type TalkSubject } from '../domain/talk.ts';
import { slug, text } from './text.ts';

/** What somebody says, in markdown. */
export const commentText = text(COMMENT_MAX)
  .transform((body) => body.replaceAll(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(1, 'Write something first.'));

/** The entry that is spoken of, as a form has it: `package/gleam`. */
export const talkSubject = z
  .string()
  .max(200)
  .transform((address, found): TalkSubject => {
    const at = address.indexOf('/');
    const kind = TALK_KINDS.find((one) => one === address.slice(0, at));
    const parsed = slug.safeParse(address.slice(at + 1));
    if (kind !== undefined && parsed.success) return { kind, slug: parsed.data };
    found.addIssue({ code: 'custom', message: `One of ${TALK_KINDS.join(', ')} with its name, as in package/gleam.` });
    return z.NEVER;
  });

/** The number of a row, as an address or a form has it. */
export const rowNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export const digestChoice = z.enum(DIGESTS);
