import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Editor } from '#lib/contracts/edit/editors.ts';
import { CellControls } from './controls.tsx';
import type { Typed } from './use-cell-edits.ts';

const CONTROLS = 'input, select, textarea, button';

/** How an editor is left: staying at its cell, on to the next one or the one before, or to wherever was pressed. */
export type Way = 'stay' | 'next' | 'before' | 'leave';

/**
 * The editor of one cell, where it stands. Enter keeps what is typed, Escape leaves it, Tab goes through the controls and
 * from the last one on to the next cell; F2 goes to the reason and back.
 */
export function CellEditor({
  label,
  editors,
  start,
  live,
  typed,
  faults,
  commit,
  cancel,
}: {
  /** What is edited, of what. */
  label: string;
  editors: readonly Editor[];
  start: Typed;
  /** What is typed now, for whoever keeps it. */
  live: RefObject<Typed>;
  /** What was typed before the editor was there. */
  typed: string;
  faults: readonly string[];
  commit: (way: Way) => void;
  cancel: () => void;
}) {
  const box = useRef<HTMLFieldSetElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const told = useId();
  // What was typed outlives the editor: a row that is scrolled away takes it off the page.
  const [typedNow, setTyped] = useState(() => (Object.keys(live.current.mine).length > 0 ? live.current : start));
  const { mine: values, why } = typedNow;
  const change = (name: string, text: string) => set({ ...live.current, mine: { ...live.current.mine, [name]: text } });
  const set = (next: Typed) => {
    live.current = next;
    setTyped(next);
  };
  const first = useRef(typed);
  useLayoutEffect(() => {
    // On a phone it lies over everything: in a table it would be cut off where the table ends.
    if (box.current?.closest('table') && window.matchMedia('(max-width: 40rem)').matches) {
      box.current.popover = 'manual';
      box.current.showPopover();
    }
    const control = box.current?.querySelector<HTMLElement>(CONTROLS);
    begin(control ?? null, first.current);
    box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  // A press anywhere else keeps what is typed, as Enter does.
  const kept = useRef(commit);
  kept.current = commit;
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) kept.current('leave');
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  }, []);

  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    const { key, target, shiftKey } = event;
    if (event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
    const button = target instanceof HTMLButtonElement;
    if (key === 'Escape') cancel();
    else if (key === 'Enter' && !button && !(target instanceof HTMLTextAreaElement && (shiftKey || event.altKey))) {
      commit('stay');
    } else if (key === 'F2') {
      if (target === reason.current) box.current?.querySelector<HTMLElement>(CONTROLS)?.focus();
      else reason.current?.focus();
    } else if (key === 'Tab') {
      const values = [
        ...(box.current?.querySelectorAll<HTMLElement>('.cell-values :is(input, select, textarea)') ?? []),
      ];
      const at = values.indexOf(target);
      const next = values[at + (shiftKey ? -1 : 1)];
      if (at === -1 && shiftKey) values.at(-1)?.focus();
      else if (at !== -1 && next) next.focus();
      else commit(shiftKey ? 'before' : 'next');
    } else return;
    event.preventDefault();
  };
  const own = (event: React.SyntheticEvent) => event.stopPropagation();
  return (
    <fieldset
      ref={box}
      className="cell-editor"
      aria-describedby={faults.length > 0 ? told : undefined}
      onKeyDown={onKeyDown}
      onMouseDown={own}
      onClick={own}
      onDoubleClick={own}
      onPaste={own}
      onFocus={own}
    >
      <legend className="sr-only">{label}</legend>
      <p className="cell-title" aria-hidden="true">
        {label}
      </p>
      <div className="cell-values">
        <CellControls editors={editors} values={values} change={change} />
      </div>
      {faults.length > 0 && (
        <div id={told} role="alert" className="cell-faults">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </div>
      )}
      <input
        ref={reason}
        className="field cell-why"
        aria-label="Why, or who says so"
        placeholder="why, or who says so (F2)"
        value={why}
        maxLength={2000}
        onChange={({ target }) => set({ ...live.current, why: target.value })}
      />
      <p className="cell-acts">
        <button type="button" className="button button-main" onClick={() => commit('stay')}>
          Save
        </button>
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
        <span className="note">
          <kbd>Enter</kbd> saves, <kbd>Tab</kbd> goes on, <kbd>Esc</kbd> leaves
        </span>
      </p>
    </fieldset>
  );
}

/** Puts the cursor behind what is there; what was typed while the editor came follows it, or chooses from a menu. */
function begin(control: HTMLElement | null, typed: string): void {
  control?.focus({ preventScroll: true });
  if (control instanceof HTMLSelectElement && typed !== '') {
    const found = [...control.options].find(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()));
    if (found) put(control, HTMLSelectElement.prototype, found.value);
  }
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    const text = control.value + typed;
    const like = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    if (typed !== '') put(control, like, text);
    control.setSelectionRange(text.length, text.length);
  }
}

/** Sets a control as a hand would: React hears of it. */
function put(control: HTMLElement, like: object, value: string): void {
  Object.getOwnPropertyDescriptor(like, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
