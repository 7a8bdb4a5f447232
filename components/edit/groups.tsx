import { type Editor, type Strings, stringsOf } from '#lib/contracts/edit/editors.ts';
import { Control } from './control.tsx';

interface Group {
  name: string | null;
  editors: Editor[];
}

/** Editors in their order, those of one heading that follow each other together. */
function grouped(editors: readonly Editor[]): Group[] {
  const groups: Group[] = [];
  for (const editor of editors) {
    const name = editor.group ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.editors.push(editor);
    else groups.push({ name, editors: [editor] });
  }
  return groups;
}

/** Whether anything is said, or typed, in an editor. */
function isSaid(editor: Editor, values: Strings): boolean {
  const nothing = stringsOf(editor, {});
  return Object.entries(nothing).some(([name, blank]) => (values[name] ?? blank) !== blank);
}

/** All controls of a form; of a heading with many, those of which nothing is said are folded away. */
export function Controls({ editors, values }: { editors: readonly Editor[]; values: Strings }) {
  return grouped(editors).map(({ name, editors: members }) => {
    const all = (some: readonly Editor[]) =>
      some.map((editor) => <Control key={editor.path} editor={editor} values={values} />);
    if (name === null) return all(members);
    if (members.every(({ as }) => as === 'support')) {
      return (
        <fieldset key={name} className="mt-5">
          <legend className="font-[550]">{name}</legend>
          <div className="edit-pairs">{all(members)}</div>
        </fieldset>
      );
    }
    const said = members.filter((editor) => isSaid(editor, values));
    const others = members.filter((editor) => !said.includes(editor));
    return (
      <fieldset key={name} className="edit-group">
        <legend className="text-head">{name}</legend>
        {said.length === 0 && <p className="note">Nothing is said yet.</p>}
        {all(said)}
        {others.length > 0 && (
          <details className="mt-3">
            <summary>
              {others.length === 1 ? 'Say something about one more' : `Say something about ${others.length} more`}
            </summary>
            {all(others)}
          </details>
        )}
      </fieldset>
    );
  });
}
