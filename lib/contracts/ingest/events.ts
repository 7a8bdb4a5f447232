import type { BuildState } from '#lib/domain/vocabulary.ts';

/** Something happened to a repository. A hint only: the registry is asked before anything of it is believed. */
export interface RegistryEvent {
  kind: 'push' | 'delete';
  /** Registry as the event names it, `host[:port]`; null when it names none. */
  registry: string | null;
  /** Repository without the registry's host: `fermi/glastrelease`. */
  repository: string;
  tag: string | null;
  /** `sha256:` and 64 hex digits; null when the event does not say (Docker Hub, Quay). */
  digest: string | null;
  /** When it happened by the sender's clock, RFC 3339; null when it does not say. */
  at: string | null;
}

/** A CI job or pipeline came to a state. Its project is matched with repositories of the source's rules. */
export interface CiEvent {
  kind: 'ci';
  /** Path of the project: `fermi/glastrelease`. */
  project: string;
  state: BuildState;
  revision: string;
  ciUrl: string;
  /** Git tag or branch the job ran for, null when unknown. */
  ref: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export type SourceEvent = RegistryEvent | CiEvent;

/** What a delivery means: events, nothing to us (a ping, a pull), or something no one can use, each with why. */
export type Translation =
  | { kind: 'events'; events: SourceEvent[] }
  | { kind: 'ignored'; reason: string }
  | { kind: 'unusable'; reason: string };

/** A delivery as it came: lower-case header names, the body's bytes. */
export interface RawDelivery {
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}
