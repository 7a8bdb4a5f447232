import type { Result } from '#lib/base/errors.ts';
import type { SourceChange } from '#lib/contracts/ingest/source.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { setRules } from './rules.ts';
import { sourceOf } from './source-of.ts';

/** Settings as the list of what was done calls them; a password's new value is never told. */
const WORDS: Readonly<Record<string, string>> = {
  registryHosts: 'registries',
  trustedHosts: 'trusted hosts',
  allowPrivate: 'leave for private addresses',
  registryUser: 'user at the registry',
  registryPassword: 'password at the registry',
};
const told = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value));

/** Changes what is given of a source. `conflict` when another has the new name, `invalid` when a rule names no image. */
export function changeSource({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number; change: SourceChange };
}): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const source = await sourceOf(tx, input.id);
    const { rules, createImages = false, name = source.name, ...settings } = input.change;
    const { id } = source;
    if (name !== source.name) {
      if (await tx.webhookSource.findUnique({ where: { name }, select: { id: true } })) {
        throw new Refused({ kind: 'conflict', detail: `There is a source “${name}” already. Take another name.` });
      }
      await recordEvent(tx, ctx, id, `renamed from ${source.name} to ${name}`);
    }
    const before = await tx.webhookSource.findUniqueOrThrow({ where: { id } });
    const data = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    await tx.webhookSource.update({ where: { id }, data: { name, ...data } });
    const values = new Map<string, unknown>(Object.entries(before));
    for (const [key, value] of Object.entries(data)) {
      if (told(values.get(key)) === told(value)) continue;
      const to = key === 'registryPassword' ? '' : `: ${told(value)}`;
      await recordEvent(tx, ctx, id, `changed its ${WORDS[key] ?? key}${to}`);
    }
    const done = rules === undefined ? [] : await setRules(tx, ctx, { sourceId: id, rules, createImages });
    for (const what of done) await recordEvent(tx, ctx, id, what);
    return true as const;
  });
}
