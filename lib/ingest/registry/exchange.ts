import type { LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Asked, answered, fault } from './outcome.ts';
import { addressesOf, type Resolver, tooLate } from './resolve.ts';

/** How a registry is reached: connections kept for its few requests, and the moment at which all ends. */
export interface Wire {
  allowPrivate: boolean;
  signal: AbortSignal;
  resolve: Resolver;
  agents: { http: HttpAgent; https: HttpsAgent };
}

/** One request. The body of an answer may have `most` bytes. */
export interface Outgoing {
  url: URL;
  method: 'GET' | 'HEAD';
  headers: Record<string, string>;
  most: number;
}

/** One answer; its body is read only if its status is 200. */
export interface Reply {
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Connections that wait a few seconds for the next request and keep no process alive. More of them than there are jobs of
 * one registry at work, so that none of these waits for another that hangs.
 */
export function makeAgents(): Wire['agents'] {
  const options = { keepAlive: true, timeout: 5000, maxSockets: 32, maxFreeSockets: 8 };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

/** Bodies of no interest up to this size are read to their end, so that the connection can be used again. */
const SMALL = 64 * 1024;

function faultOfError(error: Error & { code?: string }, host: string, signal: AbortSignal) {
  if (signal.aborted) return tooLate(host);
  const code = error.code ?? error.name;
  if (code.startsWith('HPE_')) return fault('unusable', `${host} does not answer in HTTP (${code}).`);
  return fault('unreachable', `${host} cannot be reached, or broke off (${code}).`);
}

/** Why a body is not read at all, by what its head says; null when it may be. */
function faultOfHead({ headers }: IncomingMessage, { url, most }: Outgoing): string | null {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers;
  // What is packed is not unpacked: a few bytes could become any number.
  if (encoding.toLowerCase() !== 'identity') {
    return `${url.host} sends a compressed body (${encoding.slice(0, 40)}) though it was asked for a plain one.`;
  }
  return Number(length) > most ? tooLong(url.host, most) : null;
}

const brokeOff = (host: string) => fault('unreachable', `${host} broke off.`);
const tooLong = (host: string, most: number): string =>
  `${host} sends more than the ${most.toLocaleString('en')} bytes that are allowed here.`;

/** Reads a body up to its cap. */
function collect(response: IncomingMessage, outgoing: Outgoing, done: (asked: Asked<Buffer>) => void): void {
  const stop = (detail: string) => {
    done(fault('unusable', detail));
    response.destroy();
  };
  const unread = faultOfHead(response, outgoing);
  if (unread !== null) {
    stop(unread);
    return;
  }
  const parts: Buffer[] = [];
  let size = 0;
  response.on('data', (part: Buffer) => {
    size += part.length;
    if (size > outgoing.most) stop(tooLong(outgoing.url.host, outgoing.most));
    else parts.push(part);
  });
  response.on('end', () => done(answered(Buffer.concat(parts))));
  response.on('close', () => done(brokeOff(outgoing.url.host)));
}

function letGo(response: IncomingMessage): void {
  if (Number(response.headers['content-length'] ?? Number.NaN) <= SMALL) response.resume();
  else response.destroy();
}

function lookupIn(addresses: LookupAddress[]): LookupFunction {
  return (_name, { all }, callback) => {
    if (all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };
}

/** Sends it once; on a fresh connection when the kept one turns out to be closed. */
function send(wire: Wire, outgoing: Outgoing, lookup: LookupFunction, isFresh = false): Promise<Asked<Reply>> {
  const { url, method, headers } = outgoing;
  const isSecure = url.protocol === 'https:';
  const agent = isFresh ? false : wire.agents[isSecure ? 'https' : 'http'];
  const { signal } = wire;
  return new Promise((resolve) => {
    const options = { method, headers, agent, lookup, signal, maxHeaderSize: 32 * 1024 };
    const request = isSecure ? httpsRequest(url, options) : httpRequest(url, options);
    let hasAnswer = false;
    request.on('response', (response) => {
      hasAnswer = true;
      const { statusCode: status = 0, headers } = response;
      const reply = { url, status, headers, body: Buffer.alloc(0) };
      response.on('error', (error) => resolve(faultOfError(error, url.host, signal)));
      if (method === 'GET' && status === 200) {
        collect(response, outgoing, (read) => resolve(read.ok ? answered({ ...reply, body: read.value }) : read));
      } else {
        letGo(response);
        resolve(answered(reply));
      }
    });
    request.on('error', (error: Error & { code?: string }) => {
      // A kept connection may be closed by the other end at the very moment at which it is used.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
      resolve(isStale ? send(wire, outgoing, lookup, true) : faultOfError(error, url.host, signal));
    });
    // With an answer under way its body says when it ends: what came may still be waiting to be read.
    request.on('close', () => hasAnswer || resolve(brokeOff(url.host)));
    request.end();
  });
}

/** Sends one request to addresses that were judged, and to no other; redirects are the caller's business. */
export async function exchange(wire: Wire, outgoing: Outgoing): Promise<Asked<Reply>> {
  const addresses = await addressesOf(outgoing.url, wire);
  return addresses.ok ? send(wire, outgoing, lookupIn(addresses.value)) : addresses;
}
