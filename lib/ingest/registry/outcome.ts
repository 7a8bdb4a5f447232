/**
 * Everything that asking a registry can come to beside an answer. `retry`: it said that it cannot now. `unreachable`: no
 * connection, or one that broke. `timeout`: not done in time. `refused`: it does not let us. `not_allowed`: we do not go
 * there, since no admin named the host or its address is private. `not_image`: what is there is whole but no image:
 * a chart, a signature, an attestation. `unusable`: it answered what no registry should, and will again.
 */
const REGISTRY_FAULTS = [
  ...(['retry', 'unreachable', 'timeout'] as const),
  ...(['refused', 'not_allowed', 'not_image', 'unusable'] as const),
] as const;
export type RegistryFault = (typeof REGISTRY_FAULTS)[number];

/** Why there is no answer, as a sentence for people. */
export interface RegistryFailure {
  kind: RegistryFault;
  detail: string;
  /** Seconds after which the registry wants to be asked again; null when it does not say. */
  afterSeconds: number | null;
}

/** An answer, or why there is none. What a registry can do is never thrown. */
export type Asked<T> = { ok: true; value: T } | { ok: false; failure: RegistryFailure };

/** Wraps an answer. */
export const answered = <T>(value: T): Asked<T> => ({ ok: true, value });

/** Wraps a reason. */
export const fault = (kind: RegistryFault, detail: string, afterSeconds: number | null = null) => ({
  ok: false as const,
  failure: { kind, detail, afterSeconds },
});

/** Faults that may be gone the next time; the others stay until somebody changes something. */
export const isPassing = (kind: RegistryFault): boolean =>
  kind === 'retry' || kind === 'unreachable' || kind === 'timeout';
