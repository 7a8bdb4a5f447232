import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { CardDto } from './dto-board.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { taskCards } from './task-cards.ts';

/** A task to be changed with others: what it says now, and its open parts. */
export type ChosenTaskDto = CardDto & { openParts: number };

/** Living tasks with these numbers, by priority; numbers of none are left out. */
export async function listTaskCards({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { numbers: readonly number[] };
}): Promise<ChosenTaskDto[]> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const rows = await query<{ id: number }>(ctx, {
    text: `select t.id from tasks t join entries e on e.id = t.id
           where t.number = any($1::int[]) and e.trashed_at is null order by t.position, t.number`,
    values: [[...input.numbers]],
  });
  const cards = await taskCards(
    ctx,
    version,
    rows.map(({ id }) => id),
  );
  return cards.map((card) => ({ ...card, openParts: card.subTasks.all - card.subTasks.closed }));
}
