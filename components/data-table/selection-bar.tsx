import { useEffect, useState } from 'react';
import { asText } from '#lib/contracts/tables/table.ts';
import { count } from '../overview/say.ts';
import { asCsv, asJson, asTsv, copyText } from './copy.ts';
import type { PlacedColumn } from './kit.ts';

const FORMS = { TSV: asTsv, CSV: asCsv, JSON: asJson } as const;

/** What can be done with the selected rows: their cells, as the columns stand, go to the clipboard. */
export function SelectionBar<Row>({
  columns,
  selected,
  clear,
}: {
  columns: readonly PlacedColumn<Row>[];
  selected: ReadonlyMap<string, Row>;
  clear: () => void;
}) {
  const [said, setSaid] = useState('');
  const copy = (form: keyof typeof FORMS) => {
    const done = copyText(FORMS[form](asText(columns, [...selected.values()])));
    setSaid(done ? `Copied as ${form}.` : 'The browser does not let a page copy.');
  };
  useEffect(() => {
    if (selected.size === 0) return setSaid('');
    const press = (event: KeyboardEvent) => {
      const far = event.ctrlKey || event.metaKey;
      const marked = window.getSelection()?.toString() ?? '';
      const writing = event.target instanceof HTMLElement && event.target.matches('input[type=search], textarea');
      if (!far || event.key !== 'c' || marked !== '' || writing) return;
      event.preventDefault();
      copy('TSV');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  if (selected.size === 0) return null;
  return (
    <section className="selection no-print" aria-label="Selected rows">
      <span>{count(selected.size, 'row')} selected</span>
      {(Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => (
        <button key={form} type="button" className="button" onClick={() => copy(form)}>
          Copy {form}
        </button>
      ))}
      <button type="button" className="button" onClick={clear}>
        Clear
      </button>
      <span className="note" role="status">
        {said}
      </span>
    </section>
  );
}
