import type { Result } from '#lib/base/errors.ts';
import { type NewSourceInput, UNSIGNED } from '#lib/contracts/ingest/source.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { setRules } from './rules.ts';
import { addSecret, newPath, newSecret } from './secrets.ts';

/** A source as it is told once. */
export interface CreatedSource {
  id: number;
  name: string;
  /** Last part of the address that deliveries are sent to. */
  path: string;
  /** Null where the provider can send none: the address itself must be kept secret then. */
  secret: string | null;
}

/** Makes a source of webhooks. `conflict` when there is one of that name, `invalid` when a rule names no image. */
export function createSource({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: NewSourceInput;
}): Promise<Result<CreatedSource>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { name, provider, rules, createImages, secret: given, ...settings } = input;
    const path = newPath();
    const [made] = await tx.webhookSource.createManyAndReturn({
      data: [{ name, path, provider, ...settings, createdAt: ctx.now }],
      skipDuplicates: true,
    });
    if (!made)
      throw new Refused({ kind: 'conflict', detail: `There is a source “${name}” already. Take another name.` });
    const secret = given ?? (UNSIGNED.includes(provider) ? null : newSecret(provider));
    if (secret !== null) await addSecret(tx, { sourceId: made.id, secret, now: ctx.now });
    await recordEvent(tx, ctx, made.id, `made, for ${provider} at ${settings.registryHosts.join(', ')}`);
    const done = await setRules(tx, ctx, { sourceId: made.id, rules, createImages });
    for (const what of done) await recordEvent(tx, ctx, made.id, what);
    return { id: made.id, name, path, secret };
  });
}
