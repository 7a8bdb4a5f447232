import { publicUrl } from '#lib/auth/public-url.ts';

/** One entry of a feed; its text is plain. */
export interface FeedEntry {
  /** What the entry is about, for good: `change/12`. */
  id: string;
  title: string;
  updated: string;
  /** Page of the entry, from the root. */
  href: string;
  author: string;
  /** Lines of plain text. */
  lines: readonly string[];
}

export interface Feed {
  /** What the feed is of, for good: `activity`. */
  id: string;
  title: string;
  /** Address of the feed itself and of the page it belongs to, from the root. */
  self: string;
  page: string;
  /** When a feed without entries began. */
  since: string;
  entries: readonly FeedEntry[];
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What XML 1.0 cannot hold in any form: most control characters, halves of characters and two codes that are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it stands in XML, between tags and in attributes alike. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** The day from which the names of our feeds are ours; part of every id, and never changed. */
const NAMED_ON = '2026-11-21';

/** A name that stays the same when addresses change (RFC 4151); the instance's host is its authority. */
const tagUri = (name: string): string => `tag:${new URL(publicUrl()).hostname},${NAMED_ON}:seaworthy/${name}`;

const element = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${xmlText(text)}</${name}>`;
const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${xmlText(`${publicUrl()}${href}`)}"/>`;

/** A feed as Atom 1.0 (RFC 4287). */
export function atomOf({ id, title, self, page, since, entries }: Feed): string {
  const updated = [since, ...entries.map((one) => one.updated)].sort().at(-1) ?? since;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="${xmlText(`${publicUrl()}/`)}">`,
    element('id', tagUri(id)),
    element('title', title),
    element('updated', updated),
    link('self', 'application/atom+xml', self),
    link('alternate', 'text/html', page),
    '<generator>Seaworthy</generator>',
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({ id, title, updated, href, author, lines }: FeedEntry): string {
  return [
    '<entry>',
    element('id', tagUri(id)),
    element('title', title),
    element('updated', updated),
    link('alternate', 'text/html', href),
    `<author>${element('name', author)}</author>`,
    element('content', lines.join('\n'), ' type="text"'),
    '</entry>',
  ].join('\n');
}
