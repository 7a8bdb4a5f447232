import type { ChangedDto } from '#lib/read/read-changes-since.ts';
import { idOf, type News } from './moments.ts';

/** What is told of a change. Who is behind it by name, for those who signed in; for all others as the history says it. */
interface Told {
  version: number;
  talk: number;
  changed: (Omit<ChangedDto, 'name'> & { name: string | null })[];
  more: boolean;
}

export const toldOf = ({ to, changed, more }: News, named: boolean): Told => ({
  version: to.data,
  talk: to.talk,
  changed: changed.map((one) => (named ? one : { ...one, name: null })),
  more,
});

/** Milliseconds after which a browser connects again. */
const RETRY = 3000;
export const RETRY_LINE = `retry: ${RETRY}\n\n`;
export const BEAT = ': beat\n\n';

const texts = new WeakMap<News, Map<string, Uint8Array>>();
const encoder = new TextEncoder();

/** News as an event, written once for all who are told the same. */
export function eventText(news: News, { named, name }: { named: boolean; name: 'hello' | 'change' }): Uint8Array {
  const known = texts.get(news) ?? new Map<string, Uint8Array>();
  texts.set(news, known);
  const key = `${name} ${named}`;
  const text =
    known.get(key) ??
    encoder.encode(`id: ${idOf(news.to)}\nevent: ${name}\ndata: ${JSON.stringify(toldOf(news, named))}\n\n`);
  known.set(key, text);
  return text;
}
