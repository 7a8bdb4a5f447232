import { GO_KEYS } from '../shell/go-keys.ts';
import { Facts } from './facts.tsx';

const KEYS: readonly (readonly [keys: readonly (readonly string[])[], does: string])[] = [
  [[['←'], ['→'], ['↑'], ['↓']], 'move between the cells'],
  [[['Home'], ['End']], 'first and last cell of the row'],
  [
    [
      ['Ctrl', 'Home'],
      ['Ctrl', 'End'],
    ],
    'first and last cell of the table',
  ],
  [[['Page up'], ['Page down']], 'a screenful of rows up or down'],
  [[['Enter']], 'opens what the cell leads to'],
  [[['Shift', '↓']], 'with any of these keys: selects the cells on the way; a click with Shift and dragging do, too'],
  [[['Ctrl', 'A']], 'selects all cells'],
  [
    [
      ['Ctrl', 'Space'],
      ['Shift', 'Space'],
    ],
    'selects the column, the row',
  ],
  [[['Space']], 'ticks the row'],
  [[['Ctrl', 'C']], 'copies what is selected, or the cell, for a spreadsheet'],
  [[['F2']], 'edits the cell, for whoever may; in the editor Enter saves, Tab goes on, Esc leaves'],
  [[['Ctrl', 'Z']], 'undoes your own last change of this table'],
  [[['Ctrl', 'V']], 'pastes a block of cells, after a look at what it would change'],
  [[['Esc']], 'lets go of what is selected'],
  [
    [
      ['Alt', '↑'],
      ['Alt', '↓'],
    ],
    'in the task list: moves the task past the one above or below',
  ],
  [[['/']], 'goes to the search field of the list'],
];

/** Keys that work wherever nothing is being written. */
const PAGE_KEYS: typeof KEYS = [
  [[['Ctrl', 'K']], 'goes to anything by its name, and does what a page can do; also while something is being written'],
  [[['?']], 'shows these keys'],
  [
    [['g', 'letter']],
    `goes to a page: ${Object.entries(GO_KEYS)
      .map(([key, [, label]]) => `${key} ${label}`)
      .join(', ')}`,
  ],
];

const lines = (keys: typeof KEYS) =>
  keys.map(
    ([chords, does]) =>
      [
        <span key={does} className="flex flex-wrap gap-x-2 gap-y-1">
          {chords.map((chord) => (
            <span key={chord.join()} className="whitespace-nowrap">
              {chord.map((key, index) => (
                <span key={key}>
                  {index > 0 && (chord[0] === 'g' ? ', then ' : ' + ')}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </span>
          ))}
        </span>,
        does,
      ] as const,
  );

/** The keys of the tables and of every page, in one place. */
export function Keys() {
  return (
    <>
      <p className="mb-2 max-w-[80ch]">
        The Tab key goes from one part of a page to the next; a table is one part, and these keys work inside it.
      </p>
      <Facts items={lines(KEYS)} />
      <p className="mt-4 mb-2">These work on every page.</p>
      <Facts items={lines(PAGE_KEYS)} />
    </>
  );
}
