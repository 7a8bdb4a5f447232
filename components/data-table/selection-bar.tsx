import { useEffect, useRef, useState } from 'react';
import { sayNumber } from '../overview/say.ts';
import { asCsv, asHtml, asJson, asTsv } from './copy.ts';
import { copyText } from './copy-text.ts';

/** What is selected, and how to have it as text. */
export interface Selection {
  /** Another selection has another one. */
  id: string;
  /** How much it is, in words. */
  what: string;
  /** Headings of its columns. */
  head: string[];
  /** Cells are copied bare unless the reader wants their headings, rows with them. */
  ofCells: boolean;
  /** The cells, at once where all of them are at hand. */
  take: (progress: Progress) => string[][] | Promise<string[][]>;
}
interface Progress {
  signal: AbortSignal;
  came: (count: number) => void;
}

const FORMS = ['TSV', 'CSV', 'JSON'] as const;
type Form = (typeof FORMS)[number];

/** What can be done with what is selected, rows or cells: its text, as the columns stand, goes to the clipboard. */
export function SelectionBar({
  selection,
  clear,
  edit,
  rows,
  more,
}: {
  selection: Selection;
  clear: () => void;
  /** Changes all of it together; null for whoever may not. */
  edit: (() => void) | null;
  /** Rows that were ticked, by id. */
  rows: ReadonlyMap<string, unknown>;
  /** What else can be done with them: the words, and the address that their ids are added to. */
  more?: readonly [words: string, href: string] | undefined;
}) {
  const { id, what, head, ofCells, take } = selection;
  const [said, setSaid] = useState('');
  const [wanted, setWanted] = useState<boolean | null>(null);
  const headings = wanted ?? !ofCells;
  const busy = useRef<AbortController>(null);
  /** A copy that the browser did not take because its rows came too long after the press. */
  const ready = useRef<{ id: string; cells: string[][] }>(null);

  const put = (form: Form, rows: string[][]) => {
    const cells = headings ? [head, ...rows] : rows;
    if (form === 'JSON') return copyText(asJson(head, rows));
    return form === 'CSV' ? copyText(asCsv(cells)) : copyText(asTsv(cells), asHtml(cells));
  };
  const copy = async (form: Form) => {
    busy.current?.abort();
    const control = new AbortController();
    busy.current = control;
    const came = (count: number) => setSaid(`Loading the rows: ${sayNumber(count)} are here.`);
    try {
      const taken = ready.current?.id === id ? ready.current.cells : take({ signal: control.signal, came });
      if (taken instanceof Promise) came(0);
      const cells = taken instanceof Promise ? await taken : taken;
      if (control.signal.aborted) return;
      const done = put(form, cells);
      ready.current = done ? null : { id, cells };
      const again = 'The rows are here. Copy once more: the browser takes a copy only right after a press.';
      const refused = taken instanceof Promise ? again : 'The browser does not let a page copy.';
      setSaid(done ? `Copied as ${form}.` : refused);
    } catch (error) {
      if (!control.signal.aborted) setSaid(error instanceof Error ? error.message : 'The rows could not be loaded.');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection makes what was said of the last one untrue
  useEffect(() => {
    setSaid('');
    return () => busy.current?.abort();
  }, [id]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const far = event.ctrlKey || event.metaKey;
      const marked = window.getSelection()?.toString() ?? '';
      const writing =
        event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]), select, textarea');
      if (!far || event.key !== 'c' || marked !== '' || writing) return;
      event.preventDefault();
      void copy('TSV');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <section className="selection no-print" aria-label={ofCells ? 'Selected cells' : 'Selected rows'}>
      <span className="mr-2">{what}</span>
      <span className="flex items-center gap-1.5">
        Copy as
        {FORMS.map((form) => (
          <button key={form} type="button" className="button" aria-label={`Copy as ${form}`} onClick={() => copy(form)}>
            {form}
          </button>
        ))}
      </span>
      <label className="flex items-center gap-1.5">
        <input type="checkbox" checked={headings} onChange={({ target }) => setWanted(target.checked)} />
        with headings
      </label>
      {edit !== null && (
        <button type="button" className="button" onClick={edit}>
          Edit together
        </button>
      )}
      {more && rows.size > 0 && (
        <a className="button" href={more[1] + [...rows.keys()].map(encodeURIComponent).join()}>
          {more[0]}
        </a>
      )}
      <button type="button" className="button" onClick={clear}>
        Clear
      </button>
      <span className="note" aria-live="polite">
        {said}
      </span>
    </section>
  );
}
