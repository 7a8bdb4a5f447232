import { useEffect, useState } from 'react';
import { allStrings, cellEditors } from '#lib/contracts/edit/cells.ts';
import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import { type Editor, type Strings, VALUE } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { count } from '../overview/say.ts';
import { CellControls, LEAVE } from './controls.tsx';
import { knownNames } from './known-names.ts';
import type { Wanted } from './plan.ts';
import { sayWhy } from './use-cell-edits.ts';

/** Choose a column and what it shall say in all selected entries; what is not touched stays as each of them has it. */
export function BulkForm({
  title,
  kind,
  entries,
  columns,
  preview,
  close,
}: {
  /** The id of its heading, by which its dialog is called. */
  title: string;
  kind: EntryKind;
  entries: readonly { slug: string; name: string }[];
  columns: readonly { id: string; label: string }[];
  preview: (wanted: readonly Wanted[]) => void;
  close: () => void;
}) {
  const [names, setNames] = useState<EditorNames | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const offered = columns.filter(({ id }) => id !== 'name');
  const [cell, setCell] = useState(offered[0]?.id ?? '');
  const [touched, setTouched] = useState<Strings>({});
  useEffect(() => {
    void knownNames(kind).then((answer) => {
      if (answer.is === 'done') setNames(answer.value);
      else setProblem(sayWhy(answer));
    });
  }, [kind]);

  const editors = names === null ? [] : cellEditors(kind, cell, editorsOf(kind, names));
  const said = Object.fromEntries(Object.entries(touched).filter(([, text]) => text !== LEAVE));
  const look = () => {
    const label = offered.find(({ id }) => id === cell)?.label ?? cell;
    const one = { cell, label, text: '', touched: said, unchanged: false, fault: null };
    preview(entries.map((entry) => ({ ...entry, ...one })));
  };
  return (
    <>
      <h2 id={title} className="text-head">
        Edit {count(entries.length, 'row')} together
      </h2>
      <label className="block">
        <span className="block font-[550]">Column</span>
        <select
          className="field"
          value={cell}
          onChange={({ target }) => {
            setCell(target.value);
            setTouched({});
          }}
        >
          {offered.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {problem !== null && (
        <p className="cell-faults" role="alert">
          {problem} Nothing was changed.
        </p>
      )}
      <fieldset className="cell-values">
        <legend className="font-[550]">What it shall say; what you leave alone stays as each row has it</legend>
        <CellControls
          key={cell}
          editors={editors}
          values={{ ...unused(editors), ...touched }}
          change={(name, text) => setTouched((before) => ({ ...before, [name]: text }))}
        />
      </fieldset>
      <p className="cell-acts">
        <button type="button" className="button button-main" disabled={Object.keys(said).length === 0} onClick={look}>
          Look at the changes
        </button>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </p>
    </>
  );
}

/** Texts of controls that nobody has used: menus say so, boxes are empty. */
function unused(editors: readonly Editor[]): Strings {
  const menus = editors.flatMap((editor): string[] => {
    const { path } = editor;
    if (editor.as === 'cell') return [path + VALUE];
    if (editor.as === 'support' || editor.as === 'choice' || editor.as === 'yesno') return [path];
    if (editor.as !== 'record') return [];
    return editor.parts.flatMap(({ as, key }) => (as === 'choice' || as === 'yesno' ? [`${path}#${key}`] : []));
  });
  const blank = Object.fromEntries(Object.keys(allStrings(editors, {})).map((name) => [name, '']));
  return { ...blank, ...Object.fromEntries(menus.map((name) => [name, LEAVE])) };
}
