import type { ClaimedDigest } from '#lib/store/talk/claim-digest.ts';

export interface DigestMail {
  subject: string;
  text: string;
  html: string;
}

interface Links {
  /** The address of this instance, without a slash at its end. */
  origin: string;
  /** Where mails are ended. */
  off: string;
}

const PERIOD = { daily: 'today', weekly: 'this week' } as const;
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A line of a mail is one line, and reads from left to right. */
const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

/** One mail with what is unread in somebody's inbox: the same in plain text and in simple HTML. */
export function digestMail({ name, digest, items, total }: ClaimedDigest, { origin, off }: Links): DigestMail {
  const left = total - items.length;
  const head = `Hello ${oneLine(name)}, this is unread in your inbox:`;
  const lines = items.map(({ text, href }) => ({ text: oneLine(text), href: `${origin}${href}` }));
  const more = left > 0 ? `${left} more: ` : 'Your inbox: ';
  const foot = `You get this once ${digest === 'daily' ? 'a day' : 'a week'}, when there is something new.`;
  return {
    subject: `Seaworthy: ${total} ${total === 1 ? 'thing' : 'things'} for you ${PERIOD[digest]}`,
    text: [
      head,
      '',
      ...lines.flatMap(({ text, href }) => [`* ${text}`, `  ${href}`]),
      '',
      `${more}${origin}/inbox`,
      '',
      '-- ',
      foot,
      `Less or no mail: ${origin}/me#mail`,
      `No more mail, without signing in: ${off}`,
      '',
    ].join('\n'),
    html: [
      '<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif">',
      `<p>${escaped(head)}</p><ul>`,
      ...lines.map(({ text, href }) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`),
      `</ul><p>${more}<a href="${escaped(`${origin}/inbox`)}">${escaped(`${origin}/inbox`)}</a></p>`,
      `<p style="color:#555;font-size:14px">${foot} <a href="${escaped(`${origin}/me#mail`)}">Less or no mail</a> · `,
      `<a href="${escaped(off)}">No more mail, without signing in</a></p></body></html>`,
    ].join('\n'),
  };
}
