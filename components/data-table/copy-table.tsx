'use client';

import { useState } from 'react';
import { asCsv, asTsv } from './copy.ts';
import { copyText } from './copy-text.ts';
import { useAwake } from './use-awake.ts';

const FORMS = { TSV: asTsv, CSV: asCsv } as const;

/** What the cells of a table on this page say, row by row, without what is only there to be pressed. */
function textOf(id: string): string[][] {
  const table = document.getElementById(id);
  if (!(table instanceof HTMLTableElement)) return [];
  const pressed = [...table.querySelectorAll<HTMLElement>('.no-print')];
  for (const one of pressed) one.hidden = true;
  // biome-ignore lint/performance/useDomNodeTextContent: what stands in lines of its own must not run together
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
  for (const one of pressed) one.hidden = false;
  return rows;
}

/** Takes a whole table to the clipboard. Without a script there is nothing to press. */
export function CopyTable({ of }: { of: string }) {
  const awake = useAwake();
  const [said, setSaid] = useState('');
  if (!awake) return null;
  const copy = (form: keyof typeof FORMS) =>
    setSaid(copyText(FORMS[form](textOf(of))) ? `Copied as ${form}.` : 'The browser does not let a page copy.');
  return (
    <p className="note no-print mt-2 flex flex-wrap items-baseline gap-x-3">
      <span>Copy the table:</span>
      {(Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => (
        <button key={form} type="button" className="link" onClick={() => copy(form)}>
          {form}
        </button>
      ))}
      <span role="status">{said}</span>
    </p>
  );
}
