import type { ActionRow } from './actions.ts';
import type { BuiltAction } from './manifests.ts';

export interface Sent {
  status: number;
  /** Where the answer leads, null when it leads nowhere. */
  to: string | null;
  text: string;
}

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The hidden fields of the form on a page with these controls: they name its action and what the page bound to it. */
export function hiddenFields(html: string, controls: readonly string[]): [string, string][] {
  const has = (part: string) => controls.every((name) => part.includes(` name="${name}"`));
  const form = html.split('<form').find((part) => part.includes('$ACTION_') && has(part)) ?? '';
  const inputs = form.slice(0, form.indexOf('</form>')).match(/<input type="hidden"[^>]*>/g) ?? [];
  return inputs.map((input) => [
    decode(/ name="([^"]*)"/.exec(input)?.[1] ?? ''),
    decode(/ value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ]);
}

async function post(address: string, body: FormData, headers: Record<string, string>): Promise<Sent> {
  const answer = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' });
  const to = answer.headers.get('location') ?? answer.headers.get('x-action-redirect');
  return { status: answer.status, to, text: await answer.text() };
}

/** What no page of ours sends to an action, by what it is; Next or the action has to make sense of each. */
export const UNREADABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nothing: {},
  'no list': { 0: '{' },
  'no arguments': { 0: '[]' },
  'something else than a form': { 0: '[null,null,"x"]' },
  'a part that is missing': { 0: '["$1","$F2"]' },
  'a form of nothing': { 0: '["$K1"]', _1_version: 'x' },
};

/** Calls an action with what is unreadable. */
export function misuseAction(
  url: string,
  { page, action, parts }: { page: string; action: BuiltAction; parts: Readonly<Record<string, string>> },
  headers: Record<string, string>,
): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) body.append(name, value);
  return post(`${url}${page}`, body, { ...headers, 'next-action': action.id, accept: 'text/x-component' });
}

/** Sends an action's form as a browser does without a script. */
export function sendForm(
  url: string,
  { row, html, mark }: { row: ActionRow; html: string; mark: string },
  headers: Record<string, string>,
): Promise<Sent> {
  const body = new FormData();
  const typed = row.typed(mark);
  const hidden = hiddenFields(html, Object.keys(typed));
  for (const [name, value] of [...hidden, ...Object.entries(typed)]) body.append(name, value);
  return post(`${url}${row.page}`, body, headers);
}

/** Calls an action as the script of its page does: its number in a header, arguments as React writes them. */
export function callAction(
  url: string,
  { row, action, version, mark }: { row: ActionRow; action: BuiltAction; version: number; mark: string },
  headers: Record<string, string>,
): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ version: String(version), ...row.typed(mark) })) {
    body.append(`_1_${name}`, value);
  }
  body.append('0', JSON.stringify([...row.before(version), '$K1']));
  return post(`${url}${row.page}`, body, { ...headers, 'next-action': action.id, accept: 'text/x-component' });
}
