import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { BoardDto } from './dto-board.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { taskCards } from './task-cards.ts';

/** Cards of a column; of what is closed only the last are of interest. The list has the rest. */
const CARDS = 60;
const CLOSED_CARDS = 15;

interface Line {
  id: number;
  state: TaskState;
  all: number;
}

/** The tasks as a board: a column for each state, open ones by priority, closed ones by the day they were closed on. */
export async function readBoard({ ctx }: { ctx: ReadContext }): Promise<BoardDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const lines = await query<Line>(ctx, {
    text: `select id, state, "all" from (
             select t.id, t.state::text as state, t.position, t.number, t.closed_on,
                    count(*) over (partition by t.state)::int as "all",
                    row_number() over (partition by t.state order by
                      case when t.state in ('done', 'abandoned') then t.closed_on end desc nulls last,
                      t.position, t.number) as place
             from tasks t join entries e on e.id = t.id where e.trashed_at is null) ranked
           where place <= case when state in ('done', 'abandoned') then $1::int else $2::int end
           order by state, place`,
    values: [CLOSED_CARDS, CARDS],
  });
  const cards = await taskCards(
    ctx,
    version,
    lines.map(({ id }) => id),
  );
  const columns = TASK_STATES.map((state) => {
    const own = cards.filter((card) => card.state === state);
    const all = lines.find((line) => line.state === state)?.all ?? 0;
    return { state, cards: own, more: all - own.length };
  });
  return { columns, today: ctx.now.toISOString().slice(0, 10) };
}
