import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { type KeptAccess, newAccess, openRegistry } from '#lib/ingest/registry/open-registry.ts';
import { type Asked, isPassing, type RegistryFault } from '#lib/ingest/registry/outcome.ts';
import type { DeliverySource } from '#lib/store/deliveries/begin-delivery.ts';

/** Why a registry gave no answer. */
export class RegistryTrouble extends Error {
  readonly kind: RegistryFault;
  /** The registry, where it wants to be left alone for a while; seconds of it. */
  readonly rest: { host: string; seconds: number } | null;
  constructor(kind: RegistryFault, detail: string, rest: RegistryTrouble['rest'] = null) {
    super(rest === null ? detail : `${detail} It wants to be asked again in ${rest.seconds} seconds.`);
    this.kind = kind;
    this.rest = rest;
  }
  /** The same question may be answered another time. */
  get isPassing(): boolean {
    return isPassing(this.kind);
  }
}

/** A registry as jobs ask it. Null: it has no such thing. What it cannot or will not answer is thrown as `RegistryTrouble`. */
export interface RegistryReader {
  /** As people know it, `host[:port]`. */
  host: string;
  /** What a tag or digest stands for. */
  read(repository: string, reference: string): Promise<RegistryManifest | null>;
  /** What a tag points at. */
  digestOf(repository: string, tag: string): Promise<string | null>;
  tagsOf(repository: string): Promise<string[] | null>;
}

/** The name of a host as an admin wrote it, without how it is asked. */
export const plain = (host: string): string => host.replace(/^https?:\/\//i, '').replace(/\/$/, '');

/**
 * Opens the registry that an event names, if it is one of those that its source may speak of, and else the first of them;
 * null where a source has none.
 */
export function openReader(source: DeliverySource, named: string | null, signal: AbortSignal): RegistryReader | null {
  const { registryHosts, trustedHosts, allowPrivate, registryUser: user, registryPassword: password } = source;
  const host = registryHosts.find((one) => plain(one) === named) ?? registryHosts[0];
  if (host === undefined) return null;
  const kept = keptFor(JSON.stringify([source.id, host, trustedHosts, allowPrivate, user, password]));
  const registry = openRegistry({ host, trustedHosts, allowPrivate, user, password, signal, kept });
  const answerOf = <T>(asked: Asked<T>): T => {
    if (asked.ok) return asked.value;
    const { kind, detail, afterSeconds } = asked.failure;
    throw new RegistryTrouble(kind, detail, restOf(plain(host), afterSeconds));
  };
  return {
    host: plain(host),
    read: async (repository, reference) => answerOf(await registry.readManifest(repository, reference)),
    digestOf: async (repository, tag) => answerOf(await registry.resolveTag(repository, tag)),
    tagsOf: async (repository) => answerOf(await registry.listTags(repository)),
  };
}

/** A registry is left alone for as long as it says, but not for longer than this: it may be mistaken. */
const REST_AT_MOST_SECONDS = 3600;

const restOf = (host: string, seconds: number | null): RegistryTrouble['rest'] =>
  seconds === null || seconds === 0 ? null : { host, seconds: Math.min(seconds, REST_AT_MOST_SECONDS) };

/** Registries whose connections and tokens are kept from one job to the next. */
const KEPT_AT_MOST = 100;
const keptOnes = new Map<string, KeptAccess>();

/** What is kept of a registry, under everything that decides how it is reached; what was used longest ago makes room. */
function keptFor(key: string): KeptAccess {
  const kept = keptOnes.get(key) ?? newAccess();
  keptOnes.delete(key);
  keptOnes.set(key, kept);
  const [oldest] = keptOnes.keys();
  if (keptOnes.size > KEPT_AT_MOST && oldest !== undefined) keptOnes.delete(oldest);
  return kept;
}
