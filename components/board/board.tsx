'use client';

import { useEffect, useRef, useState } from 'react';
import { word } from '#lib/domain/vocabulary.ts';
import type { BoardDto, CardDto, ColumnDto } from '#lib/read/dto-board.ts';
import { TaskWord } from '../status/words.tsx';
import { CardFacts, CardName } from './card.tsx';
import { askFor, put, type Spot, spotOf, stepped } from './lanes.ts';
import { MoveForm } from './move-form.tsx';
import { sendMove } from './send-move.ts';
import { useDragging } from './use-dragging.ts';

const BOARD = '/tasks/board';
/** The form of the page that cards are ticked for. */
export const BULK_FORM = 'bulk';

/** A card that was picked up, and the columns as they were. */
interface Picked {
  number: number;
  by: 'keys' | 'pointer';
  before: ColumnDto[];
}

/** The tasks as cards in columns. Whoever may edit moves them: by pointer, by keys, or by the form in each card. */
export function Board({ board, may }: { board: BoardDto; may: boolean }) {
  const [columns, setColumns] = useState(board.columns);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const focus = useRef<number>(null);
  const area = useRef<HTMLDivElement>(null);
  // A card that went to another column is another element there.
  useEffect(() => {
    if (focus.current === null) return;
    area.current?.querySelector<HTMLElement>(`[data-handle="${focus.current}"]`)?.focus();
    focus.current = null;
  });

  const say = (number: number, spot: Spot | null, lanes: readonly ColumnDto[], did: string) => {
    const lane = spot && lanes[spot.column];
    if (!lane) return;
    setSaid(`Task ${number} ${did}: ${word(lane.state)}, ${spot.index + 1} of ${lane.cards.length}.`);
  };
  const pick = (number: number, by: Picked['by']) => {
    setProblem(null);
    setPicked({ number, by, before: columns });
    const spot = spotOf(columns, number);
    say(number, spot, columns, 'is picked up');
    setSaid((words) => `${words} Arrow keys move it, Space drops it, Escape puts it back.`);
  };
  const show = (number: number, spot: Spot) => {
    const here = spotOf(columns, number);
    if (here?.column === spot.column && here.index === spot.index) return;
    const next = put(columns, number, spot);
    setColumns(next);
    say(number, spotOf(next, number), next, 'is at');
  };
  const putBack = (was: Picked, why: string) => {
    setColumns(was.before);
    setPicked(null);
    setSaid(why);
  };

  const drop = async (was: Picked) => {
    const { number, before } = was;
    const [from, to] = [spotOf(before, number), spotOf(columns, number)];
    setPicked(null);
    if (!from || !to || (from.column === to.column && from.index === to.index)) {
      setSaid(`Task ${number} is where it was.`);
      return;
    }
    const card = columns[to.column]?.cards[to.index];
    if (!card) return;
    say(number, to, columns, 'is dropped');
    const sent = await sendMove({ number, version: card.version, ask: askFor(columns, to) });
    if (sent.is === 'moved') {
      setColumns((lanes) => withVersions(lanes, sent.versions));
      setSaid(
        `Task ${number} is saved: ${word(columns[to.column]?.state ?? '')}, ${to.index + 1} of ${columns[to.column]?.cards.length}.`,
      );
      return;
    }
    const back = sent.current === null ? before : asItIs(before, number, sent.current);
    setColumns(back);
    setProblem(`Task ${number} is back where it was: ${sent.detail}`);
    setSaid('');
  };

  const startDrag = useDragging({
    begin: (number) => pick(number, 'pointer'),
    over: show,
    drop: () => {
      if (picked) void drop(picked);
    },
    cancel: (number) => {
      if (picked) putBack(picked, `Task ${number} is put back.`);
    },
  });
  const onKey = (event: React.KeyboardEvent, number: number) => {
    const mine = picked?.number === number ? picked : null;
    if (event.key === ' ' || (event.key === 'Enter' && mine)) {
      event.preventDefault();
      focus.current = number;
      if (mine) void drop(mine);
      else pick(number, 'keys');
    } else if (event.key === 'Escape' && mine) {
      event.preventDefault();
      focus.current = number;
      putBack(mine, `Task ${number} is put back.`);
    } else if (mine && /^(?:Arrow|Home$|End$)/.test(event.key)) {
      event.preventDefault();
      const here = spotOf(columns, number);
      const next = here && stepped(columns, here, event.key);
      focus.current = number;
      if (next) show(number, next);
      else setSaid(`Task ${number} cannot go further that way.`);
    }
  };

  return (
    <div ref={area}>
      <p className="sr-only" aria-live="assertive">
        {said}
      </p>
      {problem !== null && (
        <p className="notice mb-4" role="alert">
          {problem} <a href={BOARD}>Load the board anew</a>
        </p>
      )}
      <div className="board">
        {columns.map(({ state, cards, more }, column) => (
          <section key={state} className="lane" data-column={column} aria-labelledby={`lane-${state}`}>
            <h2 id={`lane-${state}`} className="lane-head">
              <TaskWord state={state} /> <span className="num text-ink-3">{cards.length + more}</span>
            </h2>
            <ul>
              {cards.map((card, index) => (
                <li
                  key={card.number}
                  data-card={card.number}
                  className={`card ${picked?.number === card.number ? 'card-picked' : ''}`}
                  onPointerDown={may ? (event) => startDrag(event, card.number) : undefined}
                >
                  <div className="flex items-start gap-2">
                    <div className="min-w-0 grow">
                      <CardName card={card} />
                    </div>
                    {may && (
                      <button
                        type="button"
                        className="card-handle no-print"
                        data-handle={card.number}
                        aria-label={`Move task ${card.number}, ${card.name}`}
                        aria-pressed={picked?.number === card.number}
                        aria-describedby="board-keys"
                        onKeyDown={(event) => onKey(event, card.number)}
                        onBlur={() => {
                          if (picked?.number === card.number && picked.by === 'keys' && focus.current === null) {
                            putBack(picked, `Task ${card.number} is put back.`);
                          }
                        }}
                      >
                        <Grip />
                      </button>
                    )}
                  </div>
                  <CardFacts card={card} today={board.today} />
                  {may && <Tools card={card} cards={cards} index={index} />}
                </li>
              ))}
            </ul>
            {cards.length === 0 && <p className="note py-2">No task.</p>}
            {more > 0 && (
              <p className="note py-2">
                <a href={`/tasks?state=${state}`}>{more} more in the list</a>
              </p>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

/** What a card brings for whoever may change it: a tick for a change of several, and a form that moves it. */
function Tools({ card, cards, index }: { card: CardDto; cards: readonly CardDto[]; index: number }) {
  const { number } = card;
  return (
    <div className="card-tools no-print">
      <label className="flex items-center gap-1.5">
        <input type="checkbox" name="task" value={number} form={BULK_FORM} />
        <span>
          select<span className="sr-only"> task {number}</span>
        </span>
      </label>
      <details className="grow">
        <summary>
          move to …<span className="sr-only"> another state or place: task {number}</span>
        </summary>
        <MoveForm
          key={`${card.version} ${card.state} ${index}`}
          card={card}
          above={cards[index - 1]?.number ?? null}
          below={cards[index + 1]?.number ?? null}
          next={BOARD}
        />
      </details>
    </div>
  );
}

const Grip = () => (
  <svg viewBox="0 0 12 16" width="12" height="16" aria-hidden="true" fill="currentColor">
    {[3, 8, 13].flatMap((y) => [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />))}
  </svg>
);

const withVersions = (lanes: readonly ColumnDto[], versions: ReadonlyMap<string, number>): ColumnDto[] =>
  lanes.map((lane) => ({
    ...lane,
    cards: lane.cards.map((card) => ({ ...card, version: versions.get(card.slug) ?? card.version })),
  }));

/** The board with a card as somebody else has left it: of its present version, in the column of its present state. */
function asItIs(lanes: readonly ColumnDto[], number: number, now: { version: number; state: string }): ColumnDto[] {
  const column = lanes.findIndex(({ state }) => state === now.state);
  const here = spotOf(lanes, number);
  const moved = column === -1 || here?.column === column ? lanes : put(lanes, number, { column, index: Infinity });
  return moved.map((lane) => ({
    ...lane,
    cards: lane.cards.map((card) => (card.number === number ? { ...card, version: now.version } : card)),
  }));
}
