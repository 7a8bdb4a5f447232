import type { Grant } from '#lib/domain/permissions.ts';

/**
 * What a token may be used for, beside reading. A person's token can do no more than the person; one without a person is
 * a machine's and does what its scopes say.
 */
export const SCOPES = ['entries:write', 'builds:write', 'tests:write', 'publications:write', 'sites:write'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who acts. Only the gates of this room make one; everything inside trusts it. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: number; name: string; grants: readonly Grant[] }
  | {
      kind: 'token';
      /** Null for the identity token of a CI job. */
      tokenId: number | null;
      name: string;
      scopes: readonly Scope[];
      /** Whose token it is and what that person may; null for a machine's. */
      owner: { userId: number; grants: readonly Grant[] } | null;
    }
  | { kind: 'webhook'; sourceId: number; name: string }
  | { kind: 'system'; name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** The actor of a command run on the machine itself (`system:seed`). */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/** How an actor is written into the history: `user:12`, `token:ci`, `webhook:harbor`, `system:seed`. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous';
  return actor.kind === 'user' ? `user:${actor.userId}` : `${actor.kind}:${actor.name}`;
}

/** The person behind an actor, for the history; null where there is none. */
export function personOf(actor: Actor): number | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'token' ? (actor.owner?.userId ?? null) : null;
}
