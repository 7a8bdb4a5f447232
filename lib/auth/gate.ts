import { ok, type Result } from '#lib/base/errors.ts';
import { type Actor, ANONYMOUS } from './actor.ts';
import { ciActor, isIdentityToken } from './ci-gate.ts';
import { actorOfSession } from './session-gate.ts';
import { tokenActor } from './token-gate.ts';

/**
 * Who sends a request: the one place that decides it. A token that is no good is a failure and never a visitor, so that a
 * script whose token expired learns it at once.
 */
export async function actorOf({ headers, now }: { headers: Headers; now: Date }): Promise<Result<Actor>> {
  const authorization = headers.get('authorization');
  // Another scheme is for a proxy in front of us and says nothing here.
  if (authorization !== null && /^bearer\b/i.test(authorization)) {
    return isIdentityToken(authorization) ? ciActor(authorization, now) : tokenActor(authorization, now);
  }
  return ok((await actorOfSession(headers)) ?? ANONYMOUS);
}
