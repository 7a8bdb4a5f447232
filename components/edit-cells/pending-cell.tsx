import type { Shown } from './use-cell-edits.ts';

/** What was typed into a cell, before the table has it from the server. */
export function PendingCell({ text, is }: Shown) {
  return (
    <span className="cell-pending" data-is={is}>
      {text === '' ? 'nothing' : text}
      <span className="note"> {is === 'saving' ? 'being saved' : 'saved'}</span>
    </span>
  );
}
