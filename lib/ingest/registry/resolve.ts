import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { mayConnect } from './addresses.ts';
import { type Asked, answered, fault } from './outcome.ts';

/** Names to addresses; the system's own unless a test has others. */
export type Resolver = (hostname: string) => Promise<LookupAddress[]>;
export const systemResolver: Resolver = (hostname) => dns.lookup(hostname, { all: true });

/** What to say when the time is over. */
export const tooLate = (host: string) => fault('timeout', `${host} did not answer in time.`);

/** A promise that cannot be stopped, left alone when the time is over. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The addresses of an URL's host, each of them one that we may connect to: one that is not spoils all. */
export async function addressesOf(
  url: URL,
  { allowPrivate, signal, resolve }: { allowPrivate: boolean; signal: AbortSignal; resolve: Resolver },
): Promise<Asked<LookupAddress[]>> {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(name);
  const unknown = fault('unreachable', `The address of ${name} cannot be found.`);
  if (signal.aborted) return tooLate(url.host);
  let found: LookupAddress[];
  try {
    found = family ? [{ address: name, family }] : await untilAborted(resolve(name), signal);
  } catch {
    return signal.aborted ? tooLate(url.host) : unknown;
  }
  if (found.length === 0) return unknown;
  const bad = found.find(({ address }) => !mayConnect(address, allowPrivate));
  return bad
    ? fault('not_allowed', `${name} has the address ${bad.address}, which is private, local or not one of a host.`)
    : answered(found);
}
