import { parseSerial } from '#lib/contracts/serial.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** The slug of the task with a number, also in the trash; null when there is none. `number` may be anything. */
export async function slugOfTask({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { number: string };
}): Promise<string | null> {
  mustBeAllowedToRead(ctx);
  const number = parseSerial(input.number);
  if (number === null) return null;
  const rows = await query<{ slug: string }>(ctx, {
    text: 'select e.slug from tasks t join entries e on e.id = t.id where t.number = $1::int',
    values: [number],
  });
  return rows[0]?.slug ?? null;
}

/** The number of the task with a slug, which is its address. */
export async function numberOfTask({ ctx, input }: { ctx: ReadContext; input: { slug: string } }): Promise<string> {
  mustBeAllowedToRead(ctx);
  const rows = await query<{ number: number }>(ctx, {
    text: `select t.number from tasks t join entries e on e.id = t.id where e.kind = 'task' and e.slug = $1`,
    values: [input.slug],
  });
  return String(rows[0]?.number ?? '');
}
