import { isClosedState } from '#lib/domain/tasks/closing.ts';
import { TASK_STATES, word } from '#lib/domain/vocabulary.ts';
import type { CardDto } from '#lib/read/dto-board.ts';

/** Moves one card without dragging and without a script. `above` and `below` are its neighbours in the column. */
export function MoveForm({
  card: { number, state, version },
  above,
  below,
  next,
}: {
  card: Pick<CardDto, 'number' | 'state' | 'version'>;
  above: number | null;
  below: number | null;
  next: string;
}) {
  const places = isClosedState(state)
    ? []
    : [
        ...(above === null ? [] : [[`before:${above}`, 'one up']]),
        ...(below === null ? [] : [[`after:${below}`, 'one down']]),
        ['first', 'to the top of the list'],
        ['last', 'to the end of the list'],
      ];
  return (
    <form method="post" action={`/api/tasks/${number}/move`} className="move-form">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="next" value={next} />
      <label>
        <span>State</span>
        <select name="state" className="field" defaultValue="">
          <option value="">stays {word(state)}</option>
          {TASK_STATES.filter((one) => one !== state).map((one) => (
            <option key={one} value={one}>
              {word(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Priority</span>
        <select name="to" className="field" defaultValue="">
          <option value="">stays</option>
          {places.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Move
      </button>
    </form>
  );
}
