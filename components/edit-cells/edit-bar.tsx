import { useState } from 'react';
import type { Crossed, Said } from './use-cell-edits.ts';

/** What became of an edit, in words, with what can be done about it; said aloud when it comes. */
export function EditBar({ said, close }: { said: Said | null; close: () => void }) {
  return (
    <div className="edit-bar no-print" role={said?.trouble ? 'alert' : 'status'} hidden={said === null}>
      {said !== null && (
        <>
          <span className={said.trouble ? 'edit-trouble' : undefined}>{said.text}</span>
          {said.acts.map(({ label, act }) => (
            <button
              key={label}
              type="button"
              className="button"
              onClick={() => {
                close();
                act();
              }}
            >
              {label}
            </button>
          ))}
          <button type="button" className="button" onClick={close}>
            Close
          </button>
        </>
      )}
    </div>
  );
}

const Words = ({ of }: { of: string }) => (of === '' ? <span className="text-ink-3">nothing</span> : <>“{of}”</>);

/** Somebody else saved the same field first: what it was, what they wrote, what you wrote; the reader chooses. */
export function CrossedPanel({ crossed, close }: { crossed: Crossed; close: () => void }) {
  const { target, conflicts, settle, again } = crossed;
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const open = conflicts.some(({ path }) => choices[path] === undefined);
  return (
    <section className="edit-bar edit-crossed no-print" aria-labelledby="edit-crossed" role="alert">
      <h2 id="edit-crossed" className="font-[570]">
        Somebody saved {target.name}, {target.label} while you were editing. Yours is not stored yet.
      </h2>
      {conflicts.map(({ path, label, base, theirs, mine }) => {
        const radio = (value: string) => ({
          type: 'radio',
          name: `edit-crossed ${path}`,
          checked: choices[path] === value,
          onChange: () => setChoices((before) => ({ ...before, [path]: value })),
        });
        return (
          <fieldset key={path}>
            <legend className="font-[550]">{label}</legend>
            <p className="note">
              It was <Words of={base} />
            </p>
            <label>
              <input {...radio('theirs')} /> Keep theirs: <Words of={theirs} />
            </label>
            <label>
              <input {...radio('mine')} /> Take mine: <Words of={mine} />
            </label>
          </fieldset>
        );
      })}
      <p className="cell-acts">
        <button type="button" className="button button-main" disabled={open} onClick={() => settle(choices)}>
          Save this choice
        </button>
        <button type="button" className="button" onClick={again}>
          Edit again
        </button>
        <button type="button" className="button" onClick={close}>
          Leave theirs
        </button>
      </p>
    </section>
  );
}
