import type { Result } from '#lib/base/errors.ts';
import { secretFor } from '#lib/contracts/ingest/source.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { addSecret, newSecret } from './secrets.ts';
import { sourceOf } from './source-of.ts';

interface Input {
  id: number;
  /** The one before is refused from now on; else both are good until the next rotation. */
  alone: boolean;
  /** One that the sender made. */
  secret?: string;
}

/** Gives a source a new secret, which is told once. */
export async function rotateSecret({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ path: string; secret: string }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id, alone } = input;
    const { path, provider } = await sourceOf(tx, id);
    const secret = input.secret ?? newSecret(provider);
    const fault = secretFor(provider).safeParse(secret).error?.issues[0]?.message;
    if (fault !== undefined) {
      throw new Refused({ kind: 'invalid', detail: fault, errors: [{ pointer: '/secret', detail: fault }] });
    }
    await addSecret(tx, { sourceId: id, secret, now: ctx.now, alone });
    await recordEvent(tx, ctx, id, alone ? 'got a new secret, and the old ones ended' : 'got a new secret');
    return { path, secret };
  });
}
