import { hasUnseen } from './unseen.ts';

/** Something in words that looks like an address: what a reader expects to come to. */
const LOOKS_LIKE_HOST = /(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;

/**
 * Where a link may lead: http, https or mail, written out in full, without a name and password before the host. Null for
 * anything else. Comes back as the URL standard writes it, so that what is checked is what a browser opens.
 */
export function safeHref(address: string): string | null {
  if (/[\s\\<>"]/u.test(address) || hasUnseen(address) || !/^(?:https?:\/\/|mailto:)/i.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return /^[^@?&]+@[^@?&]+$/.test(url.pathname) ? `mailto:${url.pathname}` : null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
}

/** The host a link leads to, where its words name another or where its letters may be of another script. */
export function hostBehind(href: string, words: string): string | null {
  const { protocol, host, hostname } = new URL(href);
  if (protocol === 'mailto:') return words.includes('@') && !href.endsWith(words) ? href.slice('mailto:'.length) : null;
  if (/(?:^|\.)xn--/.test(hostname)) return host;
  const named = words.match(LOOKS_LIKE_HOST) ?? [];
  return named.some((one) => one.toLowerCase() !== hostname && !href.includes(one)) ? host : null;
}
