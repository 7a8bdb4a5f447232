/** Who acts. Only the gates of this room make one; everything inside trusts it. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: number; name: string }
  | { kind: 'token'; tokenId: number; name: string; scopes: readonly string[] }
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
