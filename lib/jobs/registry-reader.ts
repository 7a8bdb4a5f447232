import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { openRegistry } from '#lib/ingest/registry/open-registry.ts';
import { type Asked, isPassing, type RegistryFault } from '#lib/ingest/registry/outcome.ts';
import type { DeliverySource } from '#lib/store/deliveries/begin-delivery.ts';

/** Why a registry gave no answer. */
export class RegistryTrouble extends Error {
  readonly kind: RegistryFault;
  constructor(kind: RegistryFault, detail: string) {
    super(detail);
    this.kind = kind;
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
const plain = (host: string): string => host.replace(/^https?:\/\//i, '').replace(/\/$/, '');

/**
 * Opens the registry that an event names, if it is one of those that its source may speak of, and else the first of them;
 * null where a source has none.
 */
export function openReader(source: DeliverySource, named: string | null, signal: AbortSignal): RegistryReader | null {
  const { registryHosts, trustedHosts, allowPrivate, registryUser: user, registryPassword: password } = source;
  const host = registryHosts.find((one) => plain(one) === named) ?? registryHosts[0];
  if (host === undefined) return null;
  const registry = openRegistry({ host, trustedHosts, allowPrivate, user, password, signal });
  return {
    host: plain(host),
    read: async (repository, reference) => answerOf(await registry.readManifest(repository, reference)),
    digestOf: async (repository, tag) => answerOf(await registry.resolveTag(repository, tag)),
    tagsOf: async (repository) => answerOf(await registry.listTags(repository)),
  };
}

function answerOf<T>(asked: Asked<T>): T {
  if (asked.ok) return asked.value;
  throw new RegistryTrouble(asked.failure.kind, asked.failure.detail);
}
