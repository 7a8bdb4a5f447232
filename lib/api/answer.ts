import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { chooseEncoding, type Encoding, WORTH_COMPRESSING } from '#lib/base/encoding.ts';
import { mustBeAllowedToRead } from '#lib/read/authorise.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import { app } from './app.ts';
import { hasTag, KEPT_ANSWERS, REVALIDATED, rememberedQuestion, tagOf } from './kept-answers.ts';

/** What went wrong before a request came to the application, which says so in its own form. */
const failures = new WeakMap<object, unknown>();
const answerAnew = getRequestListener(
  (request, { incoming, outgoing }) => app.fetch(request, { incoming, outgoing, failure: failures.get(incoming) }),
  { overrideGlobalObjects: false },
);

/**
 * Answers a request of the API. One that was answered before is only held against the data version: 304, or the same
 * bytes again, compressed once for all who want them so. Everything else goes through the application.
 *
 * `prepare` makes the response ready for an answer that is yet to be put together, such as compressing it on its way.
 */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  prepare: () => void,
): Promise<void> {
  try {
    if (await answerAgain(request, response)) return;
  } catch (error) {
    failures.set(request, error);
  }
  prepare();
  await answerAnew(request, response);
}

async function answerAgain(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { authorization, cookie } = request.headers;
  // Who brings a token or a session is known by the application only, which also refuses a token that is no good.
  if (request.method !== 'GET' || authorization !== undefined || cookie !== undefined) return false;
  const question = rememberedQuestion(request.url ?? '');
  if (question === undefined) return false;
  const ctx = { actor: ANONYMOUS, now: new Date() };
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const etag = tagOf(question, ctx.now, version);
  const headers = { ETag: etag, 'Cache-Control': REVALIDATED, Vary: 'Accept-Encoding' };
  if (hasTag(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return true;
  }
  const kept = KEPT_ANSWERS.get(etag);
  if (!kept) return false;
  const encoding =
    kept.bytes.byteLength < WORTH_COMPRESSING
      ? undefined
      : chooseEncoding(request.headers['accept-encoding']?.toString());
  const bytes = encoding
    ? await KEPT_ANSWERS.compressed(etag, encoding, (plain) => COMPRESS[encoding](plain))
    : kept.bytes;
  if (!bytes) return false;
  const own = {
    ...kept.headers,
    ...(encoding && { 'Content-Encoding': encoding }),
    'Content-Length': bytes.byteLength,
  };
  response.writeHead(200, { ...headers, ...own }).end(bytes);
  return true;
}

const [brotli, gzip] = [promisify(zlib.brotliCompress), promisify(zlib.gzip)];
type Bytes = Uint8Array<ArrayBuffer>;

/** Better than on the way: it is done once. */
const COMPRESS: Record<Encoding, (plain: Bytes) => Promise<Bytes>> = {
  br: async (plain) => new Uint8Array(await brotli(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } })),
  gzip: async (plain) => new Uint8Array(await gzip(plain, { level: 7 })),
};
