import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { entriesIn } from '#lib/contracts/tables/activity.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { changeIndex } from './change-index.ts';
import { changeHeads, openedEntries } from './change-rows.ts';
import type { ReadContext } from './context.ts';
import type { ChangeDetailDto } from './dto-change.ts';
import { namesIn } from './names-in.ts';
import { readDataVersion } from './read-data-version.ts';

/** One change set opened. `id` and `after` are what an address says, so they may be anything. */
export async function readChange({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { id: string; after: string; kinds: readonly string[] };
}): Promise<Result<ChangeDetailDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const id = parseSerial(input.id);
  const head = id === null ? undefined : (await changeHeads(ctx, [id])).get(id);
  if (id === null || !head) return notFound('There is no change of that number.');
  const kinds = (await changeIndex(ctx, version)).find((one) => one.id === id)?.kinds ?? [];
  const opened = await openedEntries(ctx, id, { after: parseSerial(input.after) ?? 0, kinds: input.kinds });
  const names = await namesIn(
    ctx,
    opened.entries.flatMap(({ changes }) => changes),
  );
  return ok({ ...head, kinds: [...kinds], total: entriesIn({ kinds }), ...opened, names });
}
