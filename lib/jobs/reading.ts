import type { RegistryManifest, TagObservation } from '#lib/contracts/ingest/manifest.ts';

/** What was seen in a repository and is to be recorded. */
export interface Reading {
  builds: { manifest: RegistryManifest; pushedAt: Date | null; registryPath: string }[];
  moves: TagObservation[];
  /** Digests that the registry no longer has. */
  gone: string[];
  /** Why some of what was looked at can be used by nobody. */
  faults: string[];
}
