import type { Provider } from './provider.ts';

/** Largest body of a webhook. Registries send one event or a small bundle of them at a time. */
export const DELIVERY_BYTES_AT_MOST = 1024 * 1024;

/** What a delivery that carries a right credential is known by. */
export interface VerifiedDelivery {
  /** The provider's own number of it, or the hash of its bytes. */
  dedupeKey: string;
  /** Whether the same key means the same event. Where it does not, a repeat asks for another look at the registry. */
  isOneEvent: boolean;
  /** What the provider calls it, as far as its headers tell. */
  event: string;
}

/** What a request needs to know of the source it came to. */
export interface LiveSource {
  sourceId: number;
  name: string;
  provider: Provider;
  /** Secrets that are good now, newest first. */
  secrets: readonly string[];
  /** Deliveries of one registry are worked off one after the other. */
  group: string;
}
