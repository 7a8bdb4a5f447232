import type { Tx } from '#lib/base/db.ts';
import { PROVIDERS, type Provider } from '#lib/contracts/ingest/provider.ts';
import { Refused } from '../context.ts';

/** A source that is to be changed, locked until the transaction ends: two admins do not cross each other. */
export async function sourceOf(
  tx: Tx,
  id: number,
): Promise<{ id: number; name: string; path: string; provider: Provider; disabled: boolean }> {
  await tx.$executeRaw`select 1 from webhook_sources where id = ${id} for no key update`;
  const found = await tx.webhookSource.findUnique({ where: { id } });
  const provider = PROVIDERS.find((one) => one === found?.provider);
  if (!found || provider === undefined) {
    throw new Refused({ kind: 'not_found', detail: 'There is no source of that number.' });
  }
  return { id, name: found.name, path: found.path, provider, disabled: found.disabledAt !== null };
}
