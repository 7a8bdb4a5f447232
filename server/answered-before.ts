import type { IncomingMessage, ServerResponse } from 'node:http';
import { ByteCache } from '#lib/api/byte-cache.ts';
import { pageState, plainReader } from '#lib/api/page-state.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { chooseEncoding } from '#lib/base/encoding.ts';
import { isApiPath } from './guard.ts';

const MEGABYTE = 1024 * 1024;
/** Answers as they were sent, compressed: pages of the present data version, and files of the build. */
const pages = new ByteCache({ bytes: 16 * MEGABYTE, answerBytes: MEGABYTE / 2 });
const files = new ByteCache({ bytes: 4 * MEGABYTE, answerBytes: MEGABYTE });

/** Headers that ask for something else than the whole page, as Next and its client, caches and downloads send them. */
const ASKS_OTHERWISE = /^(?:range|if-.*|rsc|next-.*|x-nextjs-.*|x-middleware-.*|x-prerender-.*)$/;
/** Pages that tell of people, whose changes the data version does not count. */
const OF_PEOPLE = /^\/(?:sign-in|welcome|me|admin|queue|inbox|digest)(?:[/?]|$)/;
/** What of an answer is sent again; whatever else it carries belongs to one request. */
const KEPT_HEADERS = [
  ...['content-type', 'content-encoding', 'cache-control', 'vary', 'link', 'etag', 'last-modified'],
  // It names the scripts of these very bytes.
  'content-security-policy',
];

interface Place {
  cache: ByteCache;
  key: string;
}

/** Where the answer to a request would be kept; undefined when it depends on more than a key could say. */
async function placeOf({ method, url = '', headers }: IncomingMessage): Promise<Place | undefined> {
  if (
    method !== 'GET' ||
    isApiPath(url) ||
    OF_PEOPLE.test(url) ||
    Object.keys(headers).some((name) => ASKS_OTHERWISE.test(name))
  )
    return;
  const encoding = chooseEncoding(headers['accept-encoding']?.toString()) ?? 'plain';
  // Names of these files change with what is in them.
  if (/^\/_next\/static\/[^?]+$/.test(url)) return { cache: files, key: `${encoding} ${url}` };
  const reader = plainReader(headers);
  return reader && { cache: pages, key: `${await pageState(reader)} ${encoding} ${url}` };
}

/** Remembers what is sent, once all of it has been; a failure, a refusal and what sets a cookie are not kept. */
function remember(response: ServerResponse, { cache, key }: Place): void {
  const pieces: Uint8Array[] = [];
  const listen = <Rest extends unknown[], Sent>(send: (...sent: [unknown, ...Rest]) => Sent) =>
    function listening(chunk: unknown, ...rest: Rest): Sent {
      if (typeof chunk === 'string') pieces.push(Buffer.from(chunk));
      else if (chunk instanceof Uint8Array) pieces.push(chunk);
      return send(chunk, ...rest);
    };
  Object.assign(response, {
    write: listen(response.write.bind(response) as (...sent: unknown[]) => boolean),
    end: listen(response.end.bind(response) as (...sent: unknown[]) => ServerResponse),
  });
  response.once('finish', () => {
    if (response.statusCode !== 200 || response.hasHeader('set-cookie')) return;
    const headers = KEPT_HEADERS.flatMap((name) => {
      const value = response.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    });
    cache.set(key, { bytes: new Uint8Array(Buffer.concat(pieces)), headers: Object.fromEntries(headers) });
  });
}

/**
 * Answers with the bytes that were sent to the same question before, if nothing that they depend on has changed since;
 * else remembers what is about to be sent. Comes before anything that compresses. A database that does not answer is
 * told to the page, which need not wait for it once more.
 */
export async function answeredBefore(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<'sent' | 'to render' | 'database away'> {
  let place: Place | undefined;
  try {
    place = await placeOf(request);
  } catch (error) {
    if (isDatabaseDown(error)) return 'database away';
    throw error;
  }
  if (place === undefined) return 'to render';
  const kept = place.cache.get(place.key);
  if (kept === undefined) {
    remember(response, place);
    return 'to render';
  }
  response.writeHead(200, { ...kept.headers, 'Content-Length': kept.bytes.byteLength }).end(kept.bytes);
  return 'sent';
}
