'use client';

import { useActionState, useEffect, useRef } from 'react';
import type { Editor } from '#lib/contracts/edit/editors.ts';
import { Conflicts } from './conflicts.tsx';
import { Controls } from './groups.tsx';
import type { EditState } from './state.ts';

/** The form of an entry. Works without a script; with one, nothing typed is lost while it is being sent. */
export function EditForm({
  editors,
  initial,
  save,
  back,
}: {
  editors: readonly Editor[];
  initial: EditState;
  save: (state: EditState, form: FormData) => Promise<EditState>;
  /** Where giving up leads. */
  back: string;
}) {
  const [state, send, busy] = useActionState(save, initial);
  const told = useRef<HTMLDivElement>(null);
  // What stands in the way is above, where nobody looks who has just pressed Save below.
  useEffect(() => {
    if (state.problem !== null || state.conflicts.length > 0) told.current?.focus();
  }, [state]);
  return (
    <form action={send} className="max-w-3xl">
      <input type="hidden" name="version" value={state.version} />
      <div ref={told} tabIndex={-1}>
        {state.problem !== null && (
          <div className="notice mt-4" role="alert">
            <p>{state.problem}</p>
            <ul>
              {state.faults.map(({ label, detail }) => (
                <li key={`${label} ${detail}`}>
                  {label !== '' && <strong>{label}: </strong>}
                  {detail}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Conflicts conflicts={state.conflicts} latest={state.latest} />
      </div>
      <Controls editors={editors} values={state.values} />
      <div className="mt-6 border-t border-rule pt-4">
        <label htmlFor="edit-why" className="block font-[550]">
          Why, or who says so
        </label>
        <input
          id="edit-why"
          name="why"
          className="field mt-1 w-full"
          defaultValue={state.why}
          maxLength={2000}
          aria-describedby="edit-why-hint"
        />
        <p id="edit-why-hint" className="note mt-1">
          Kept in the history beside the change, with your name and the date.
        </p>
      </div>
      <p className="mt-4 flex items-center gap-4">
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? 'Saving' : 'Save'}
        </button>
        <a href={back}>Leave without saving</a>
      </p>
    </form>
  );
}
