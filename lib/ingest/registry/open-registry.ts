import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { ask } from './ask.ts';
import { makeAgents } from './exchange.ts';
import { originOf } from './hosts.ts';
import { listTags } from './list-tags.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { readManifest } from './read-manifest.ts';
import { type Resolver, systemResolver } from './resolve.ts';
import { resolveTag } from './resolve-tag.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

/** A registry as an admin named it. */
export interface RegistryAddress {
  /** `host[:port]`; `http://` before it, or loopback with `allowPrivate`, asks without TLS. */
  host: string;
  /** Hosts that it may send us to for a token or for bytes, written like `host`. */
  trustedHosts: readonly string[];
  /** Whether these hosts may have private and loopback addresses. */
  allowPrivate: boolean;
  /** Both empty: it is read without signing in. */
  user: string;
  password: string;
  /** Ends everything, however far it is: `AbortSignal.timeout(15_000)`. */
  signal: AbortSignal;
  /** Names to addresses, where not the system's own way. */
  resolve?: Resolver;
  /** Connections and tokens from before, of the same source with the same settings. */
  kept?: KeptAccess;
}

/** What can be used again by whoever asks the same registry in the same way: connections to addresses that were judged, and tokens. */
export type KeptAccess = { agents: Session['wire']['agents']; keys: Session['keys'] };

/** Nothing yet. */
export const newAccess = (): KeptAccess => ({ agents: makeAgents(), keys: new Map() });

/** A registry that can be asked, for as long as its signal lets it. Nothing it does is thrown. */
export interface Registry {
  /** Whether it is there, speaks the protocol and lets us in. */
  ping: () => Promise<Asked<true>>;
  /** All tags; null when it does not know the repository. */
  listTags: (repository: string) => Promise<Asked<string[] | null>>;
  /** What a tag points at; null when there is no such tag. */
  resolveTag: (repository: string, tag: string) => Promise<Asked<string | null>>;
  /** What a tag or digest stands for; null when it is not there (any more). */
  readManifest: (repository: string, reference: string) => Promise<Asked<RegistryManifest | null>>;
}

async function ping(session: Session): Promise<Asked<true>> {
  const reply = await ask(session, { path: '/v2/', repository: '', accept: 'application/json', most: 64 * 1024 });
  if (!reply.ok) return reply;
  return reply.value.status === 200 ? answered(true) : faultOfStatus(reply.value, signsIn(session));
}

function sessionOf({
  host,
  trustedHosts,
  allowPrivate,
  user,
  password,
  signal,
  resolve,
  kept = newAccess(),
}: RegistryAddress): Session | null {
  const origin = originOf(host, allowPrivate);
  if (origin === null) return null;
  const trusted = trustedHosts.map((name) => originOf(name, allowPrivate)).filter((name) => name !== null);
  const wire = { allowPrivate, signal, resolve: resolve ?? systemResolver, agents: kept.agents };
  return {
    host,
    origin,
    origins: new Set([origin, ...trusted]),
    user,
    password,
    wire,
    lacksReferrers: false,
    keys: kept.keys,
  };
}

/** Opens a registry: nothing is asked yet. */
export function openRegistry(address: RegistryAddress): Registry {
  const session = sessionOf(address);
  const asked = async <T>(question: (session: Session) => Promise<Asked<T>>): Promise<Asked<T>> =>
    session ? question(session) : fault('not_allowed', `"${address.host.slice(0, 100)}" is no address of a registry.`);
  return {
    ping: () => asked(ping),
    listTags: (repository) => asked((open) => listTags(open, repository)),
    resolveTag: (repository, tag) => asked((open) => resolveTag(open, repository, tag)),
    readManifest: (repository, reference) => asked((open) => readManifest(open, repository, reference)),
  };
}
