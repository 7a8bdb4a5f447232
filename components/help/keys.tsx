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
  [[['/']], 'goes to the search field of the list'],
];

/** The keys of the tables, in one place. */
export function Keys() {
  return (
    <>
      <p className="mb-2 max-w-[80ch]">
        The Tab key goes from one part of a page to the next; a table is one part, and these keys work inside it.
      </p>
      <Facts
        items={KEYS.map(([keys, does]) => [
          <span key={does} className="flex flex-wrap gap-x-2 gap-y-1">
            {keys.map((chord) => (
              <span key={chord.join()} className="whitespace-nowrap">
                {chord.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' + '}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </span>
            ))}
          </span>,
          does,
        ])}
      />
    </>
  );
}
