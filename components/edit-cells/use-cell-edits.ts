import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EntryFields } from '#lib/contracts/api/change-entries.ts';
import { allStrings, cellEditors, sayCell } from '#lib/contracts/edit/cells.ts';
import { type Conflict, type Editor, type Strings, sameStrings, weigh } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Edit, fieldsOf, type Saved, save, undoChange } from '../edit/sending.ts';
import { knownNames } from './known-names.ts';

/** One cell of one entry, as messages name it. */
export interface Target {
  slug: string;
  name: string;
  cell: string;
  label: string;
}
export interface Typed {
  mine: Strings;
  why: string;
}
/** An editor that is open, or (`editors` null) on its way. */
export interface Session {
  target: Target;
  editors: readonly Editor[] | null;
  base: EntryFields['fields'];
  version: number;
  /** What the editor began with; what is typed since is the editor's own. */
  start: Typed;
  /** What was typed before the editor was there. */
  ahead: string;
  faults: readonly string[];
}
/** A message, and what can be done about it. */
export interface Said {
  text: string;
  trouble: boolean;
  acts: readonly { label: string; act: () => void }[];
}
/** What a cell shows while what was typed is on its way. */
export interface Shown {
  text: string;
  is: 'saving' | 'saved';
}
/** An edit that somebody else's crossed. */
export interface Crossed {
  target: Target;
  conflicts: readonly Conflict[];
  settle: (choices: Readonly<Record<string, string>>) => void;
  again: () => void;
}

export const cellKey = ({ slug, cell }: Pick<Target, 'slug' | 'cell'>): string => `${cell} ${slug}`;
const called = ({ name, label }: Target): string => `${name}, ${label}`;

/**
 * Edits of cells of one kind of entry: opened with the version that is stored then, shown at once when they are kept, taken
 * back when they are refused, weighed when somebody else was faster. What was typed is never thrown away unasked.
 */
export function useCellEdits(kind: EntryKind, { stored }: { stored: () => Promise<void> | void }) {
  const [session, setSession] = useState<Session | null>(null);
  const [shown, setShown] = useState<ReadonlyMap<string, Shown>>(new Map());
  const [said, say] = useState<Said | null>(null);
  const [crossed, setCrossed] = useState<Crossed | null>(null);
  const latest = useRef<Session>(null);
  const live = useRef<Typed>({ mine: {}, why: '' });
  const kept = useRef(new Map<string, Typed>());
  const undoable = useRef<{ changeSet: number; target: Target }[]>([]);
  const onTheWay = useRef(new Set<Promise<unknown>>());
  const refresh = useRef(stored);
  refresh.current = stored;

  const show = useCallback((key: string, next: Shown | null, only?: Shown) => {
    setShown((before) => {
      if (only !== undefined && before.get(key) !== only) return before;
      const after = new Map(before);
      if (next === null) after.delete(key);
      else after.set(key, next);
      return after;
    });
  }, []);
  const set = useCallback((next: Session | null) => {
    latest.current = next;
    setSession(next);
  }, []);
  const unsaved = session?.editors != null || shown.size > 0;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (onTheWay.current.size > 0 || isTyped(latest.current, live.current)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return {
    session,
    shown,
    said,
    crossed,
    live,
    ...useMemo(() => {
      const trouble = (text: string, acts: Said['acts'] = []) => say({ text, trouble: true, acts });

      async function open(target: Target, typed?: Typed): Promise<void> {
        const start = typed ?? kept.current.get(cellKey(target)) ?? { mine: {}, why: '' };
        const coming: Session = { target, editors: null, base: {}, version: 0, start, ahead: '', faults: [] };
        set(coming);
        // What was only remarked on another cell is read by now; what can still be acted on stays.
        say((before) => (before === null || before.trouble || before.acts.length > 0 ? before : null));
        const [names, found] = await Promise.all([knownNames(kind), fieldsOf([{ kind, slug: target.slug }])]);
        const now = latest.current;
        if (now === null || now.editors !== null || now.target !== target) return;
        const missing = found.is === 'done' && found.value[0] === undefined;
        if (names.is !== 'done' || found.is !== 'done' || missing) {
          set(null);
          const why = missing ? 'It is not there any more.' : sayWhy(found.is === 'done' ? names : found);
          const again = { label: 'Try again', act: () => void open(target, typed) };
          trouble(`${called(target)} could not be opened. ${why} Nothing was changed.`, [again]);
          return;
        }
        const [entry] = found.value;
        if (entry === undefined) return;
        const editors = cellEditors(kind, target.cell, editorsOf(kind, names.value, entry.fields));
        const mine = { ...allStrings(editors, entry.fields), ...start.mine };
        live.current = { mine, why: start.why };
        set({ ...now, editors, base: entry.fields, version: entry.version, start: live.current });
      }

      async function deliver(target: Target, edit: Edit): Promise<void> {
        const key = cellKey(target);
        const typed = { mine: edit.mine, why: edit.why };
        const text = sayCell(edit.editors, edit.mine);
        const saving: Shown = { text, is: 'saving' };
        show(key, saving);
        const sent = save(edit);
        onTheWay.current.add(sent);
        const answer = await sent;
        onTheWay.current.delete(sent);
        if (answer.is === 'saved') {
          const done: Shown = { text, is: 'saved' };
          show(key, done, saving);
          undoable.current.push({ changeSet: answer.changeSet, target });
          say({ text: `Saved: ${called(target)}.`, trouble: false, acts: [{ label: 'Undo', act: () => void undo() }] });
          await refresh.current();
          show(key, null, done);
          return;
        }
        show(key, null, saving);
        refused(target, edit, typed, answer);
      }

      function refused(target: Target, edit: Edit, typed: Typed, answer: Exclude<Saved, { is: 'saved' }>): void {
        const editAgain = { label: 'Edit again', act: () => void open(target, typed) };
        if (answer.is === 'same') {
          say({ text: `${called(target)} says that already.`, trouble: false, acts: [] });
          void refresh.current();
          return;
        }
        kept.current.set(cellKey(target), typed);
        if (answer.is === 'conflict') {
          const settle = (choices: Edit['choices']) => {
            setCrossed(null);
            kept.current.delete(cellKey(target));
            void deliver(target, { ...edit, choices, now: answer.now });
          };
          const again = () => {
            setCrossed(null);
            void open(target, typed);
          };
          setCrossed({ target, conflicts: answer.conflicts, settle, again });
          void refresh.current();
          return;
        }
        const still = 'The cell shows what is stored; what you typed is kept.';
        if (answer.is === 'away') {
          const again = { label: 'Try again', act: () => void deliver(target, edit) };
          trouble(`${called(target)} was not saved. ${answer.detail} ${still}`, [again, editAgain]);
        } else trouble(`${called(target)} was not saved: ${sayWhy(answer)} ${still}`, [editAgain]);
      }

      /** Whether the editor could be closed: what it holds can be read, and is on its way or was there already. */
      function commit(): boolean {
        const now = latest.current;
        if (now === null || now.editors === null) {
          set(null);
          return true;
        }
        const { target, editors, base, version } = now;
        const { mine, why } = live.current;
        const { patch, faults } = weigh(editors, { base, now: base, mine, choices: {} });
        if (faults.length > 0) {
          const told = faults.map(({ label, detail }) => (editors.length > 1 ? `${label}: ${detail}` : detail));
          set({ ...now, start: live.current, faults: told });
          return false;
        }
        set(null);
        kept.current.delete(cellKey(target));
        if (Object.keys(patch).length > 0) {
          const edit = { kind, slug: target.slug, editors, base, version, mine, why, choices: {} };
          void deliver(target, edit);
        }
        return true;
      }

      function cancel(): void {
        const now = latest.current;
        set(null);
        if (now === null) return;
        kept.current.delete(cellKey(now.target));
        const typed = live.current;
        if (!isTyped(now, typed)) return;
        const again = { label: 'Take back what I typed', act: () => void open(now.target, typed) };
        say({ text: `${called(now.target)} is as it was.`, trouble: false, acts: [again] });
      }

      async function undo(): Promise<void> {
        await Promise.allSettled(onTheWay.current);
        const last = undoable.current.pop();
        if (last === undefined) {
          say({ text: 'There is nothing of yours to undo on this page.', trouble: false, acts: [] });
          return;
        }
        const answer = await undoChange(last.changeSet);
        if (answer.is === 'done') {
          say({ text: `Undone: ${called(last.target)}.`, trouble: false, acts: [] });
          await refresh.current();
          return;
        }
        const again = { label: 'Try again', act: () => void undo() };
        if (answer.is === 'away') undoable.current.push(last);
        trouble(`${called(last.target)} was not undone. ${sayWhy(answer)}`, answer.is === 'away' ? [again] : []);
      }

      return {
        open,
        commit,
        cancel,
        undo,
        say,
        trouble,
        hush: () => say(null),
        leaveTheirs: () => setCrossed(null),
        /** Keeps what is typed while the editor comes. */
        ahead: (text: string) => {
          const now = latest.current;
          if (now !== null && now.editors === null) latest.current = { ...now, ahead: now.ahead + text };
        },
        /** A change of many entries, made elsewhere, that can be undone here. */
        made: (changeSet: number, target: Target) => {
          undoable.current.push({ changeSet, target });
          say({ text: `Saved: ${called(target)}.`, trouble: false, acts: [{ label: 'Undo', act: () => void undo() }] });
          return refresh.current();
        },
      };
    }, [kind, set, show]),
  };
}

function isTyped(session: Session | null, { mine }: Typed): boolean {
  if (session === null || session.editors === null) return false;
  return !sameStrings(mine, allStrings(session.editors, session.base));
}

/** Why something was not done, in the server's words, with what it says of single fields. */
export function sayWhy(answer: { is: string; detail?: string; faults?: readonly { detail: string }[] }): string {
  const details = (answer.faults ?? []).map(({ detail }) => detail).filter((one) => one !== answer.detail);
  return [answer.detail ?? '', ...new Set(details)].filter((text) => text !== '').join(' ');
}
