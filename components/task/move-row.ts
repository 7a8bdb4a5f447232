import type { ApiTask } from '#lib/contracts/api/task.ts';
import { isClosed } from '#lib/contracts/tables/tasks.ts';
import { sendMove } from '../board/send-move.ts';
import type { RowsAtHand } from '../data-table/grid.tsx';

/** The element of the page that says what a move came to. */
const MOVES_SAID = 'moves-said';

let busy = false;

/** Moves the task of a line past the one above or below it, saves that, and keeps the focus on it. */
export async function moveRow({ target, key }: React.KeyboardEvent, rows: RowsAtHand<ApiTask>): Promise<void> {
  if (!/^Arrow(?:Up|Down)$/.test(key)) return;
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td, th') : null;
  const line = Number(cell?.closest('tr')?.dataset.line ?? -1);
  const step = key === 'ArrowUp' ? -1 : 1;
  if (cell === null || line < 0 || busy) return;
  const [task, other] = [rows.rowAt(line), line + step < 0 ? undefined : rows.rowAt(line + step)];
  const { sort, group } = rows.asked.query;
  if (sort.some((one) => one.key !== 'priority' || one.descending) || group !== null) {
    return say('Tasks are moved in a list by priority that is not grouped. Sort it by priority first.');
  }
  if (!task || isClosed(task)) return say('What is closed has no priority any more.');
  if (!other || isClosed(other)) return say(`Task ${task.number} is ${step < 0 ? 'the first' : 'the last'} already.`);
  busy = true;
  const ask = { to: step < 0 ? { before: other.number } : { after: other.number } };
  const sent = await sendMove({ number: task.number, version: task.version, ask });
  busy = false;
  await rows.reload();
  if (sent.is === 'refused') return say(`Task ${task.number} is where it was: ${sent.detail}`);
  say(`Task ${task.number} is now ${step < 0 ? 'before' : 'after'} task ${other.number}. Saved.`);
  const column = cell.cellIndex;
  requestAnimationFrame(() => cellAt(line + step, column)?.focus());
}

const cellAt = (line: number, column: number): HTMLTableCellElement | undefined =>
  document.querySelector<HTMLTableRowElement>(`tr[data-line="${line}"]`)?.cells[column];

function say(words: string): void {
  const place = document.getElementById(MOVES_SAID);
  if (place) place.textContent = words;
}
