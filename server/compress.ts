import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import zlib from 'node:zlib';
import { chooseEncoding, type Encoding, WORTH_COMPRESSING } from '#lib/base/encoding.ts';

const compressible = /^(text\/(?!event-stream)|application\/([\w.+-]*(json|xml|javascript|graphql)|wasm)|image\/svg)/;

type Encoder = zlib.BrotliCompress | zlib.Gzip;
type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

function createEncoder(encoding: Encoding): Encoder {
  if (encoding === 'gzip') return zlib.createGzip({ level: 5 });
  return zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } });
}

function applyHeaders(response: ServerResponse, headers: Headers): void {
  if (!headers) return;
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    return;
  }
  for (let at = 0; at + 1 < headers.length; at += 2)
    response.appendHeader(String(headers[at]), String(headers[at + 1]));
}

function wantsCompression(response: ServerResponse, knownLength: number | undefined): boolean {
  const { statusCode } = response;
  if (statusCode < 200 || statusCode === 204 || statusCode === 206 || statusCode === 304) return false;
  if (response.hasHeader('Content-Encoding') || /no-transform/.test(String(response.getHeader('Cache-Control'))))
    return false;
  if (!compressible.test(String(response.getHeader('Content-Type') ?? ''))) return false;
  const length = Number(response.getHeader('Content-Length') ?? knownLength ?? Number.POSITIVE_INFINITY);
  return length >= WORTH_COMPRESSING;
}

/**
 * Makes a response compress its body on the way out when the client can read it and it is text. Every written piece is
 * flushed, so that a page which streams keeps streaming.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString());
  if (!encoding || request.method === 'HEAD') return;
  const plain = {
    writeHead: response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse,
    write: response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean,
    end: response.end.bind(response) as (...args: unknown[]) => ServerResponse,
  };
  let encoder: Encoder | undefined;
  let decided = false;

  const decide = (knownLength?: number) => {
    if (decided) return;
    decided = true;
    if (response.headersSent) return;
    if (compressible.test(String(response.getHeader('Content-Type') ?? '')))
      response.appendHeader('Vary', 'Accept-Encoding');
    if (!wantsCompression(response, knownLength)) return;
    response.setHeader('Content-Encoding', encoding);
    response.removeHeader('Content-Length');
    // The bytes differ from those the tag was made for, the meaning does not: that is a weak tag.
    const tag = response.getHeader('ETag');
    if (typeof tag === 'string' && tag.startsWith('"')) response.setHeader('ETag', `W/${tag}`);
    encoder = createEncoder(encoding);
    encoder.on('data', (chunk: Buffer) => {
      if (plain.write(chunk)) return;
      encoder?.pause();
      response.once('drain', () => encoder?.resume());
    });
    encoder.on('end', () => plain.end());
    encoder.on('drain', () => response.emit('drain'));
    encoder.on('error', (error) => response.destroy(error));
    response.once('close', () => encoder?.destroy());
  };

  Object.assign(response, {
    writeHead(status: number, reasonOrHeaders?: string | Headers, headers?: Headers) {
      const reason = typeof reasonOrHeaders === 'string' ? reasonOrHeaders : undefined;
      response.statusCode = status;
      applyHeaders(response, typeof reasonOrHeaders === 'string' ? headers : reasonOrHeaders);
      decide();
      return reason ? plain.writeHead(status, reason) : plain.writeHead(status);
    },
    flushHeaders() {
      if (response.headersSent) return;
      decide();
      plain.writeHead(response.statusCode);
    },
    write(chunk: string | Uint8Array, ...rest: unknown[]) {
      decide();
      if (!encoder) return plain.write(chunk, ...rest);
      const more = encoder.write(chunk, typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8');
      encoder.flush(encoding === 'br' ? zlib.constants.BROTLI_OPERATION_FLUSH : zlib.constants.Z_SYNC_FLUSH);
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      if (done) queueMicrotask(done);
      return more;
    },
    end(...args: unknown[]) {
      const [chunk] = args;
      const body = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : undefined;
      decide(body === undefined ? 0 : Buffer.byteLength(body));
      if (!encoder) return plain.end(...args);
      const done = args.find((one) => typeof one === 'function') as (() => void) | undefined;
      if (done) response.once('finish', done);
      encoder.end(body);
      return response;
    },
  });
}
