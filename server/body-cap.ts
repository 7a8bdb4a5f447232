import type { IncomingMessage, ServerResponse } from 'node:http';
import { isApiPath, refuse } from './guard.ts';

const megabyte = 1024 * 1024;
/** A test report of a large suite or a registry's bundle of events; routes set smaller limits of their own. */
const apiAtMost = 64 * megabyte;
/** A form, or a table to import. */
const pageAtMost = 16 * megabyte;

/**
 * Holds a request's body to its limit. A declared length is judged at once; a body of unknown length is counted as it
 * arrives and cut at the limit, so that nobody can fill the memory. Returns false when the request was refused.
 */
export function capBody(request: IncomingMessage, response: ServerResponse): boolean {
  const atMost = isApiPath(request.url ?? '') ? apiAtMost : pageAtMost;
  const refusal = {
    status: 413,
    title: 'Too large',
    detail: `What was sent is larger than ${atMost / megabyte} MB.`,
  };
  if (Number(request.headers['content-length'] ?? 0) > atMost) {
    refuse(request, response, refusal);
    return false;
  }
  if (request.headers['transfer-encoding'] === undefined) return true;
  let received = 0;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    received += chunk instanceof Uint8Array ? chunk.byteLength : 0;
    if (received <= atMost) return push(chunk, encoding);
    if (!response.headersSent) refuse(request, response, refusal);
    response.once('finish', () => request.socket.destroy());
    request.destroy(new Error(refusal.detail));
    return false;
  };
  return true;
}
