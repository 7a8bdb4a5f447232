'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useTransition } from 'react';
import type { EditedEntry } from '../edit/in-place.tsx';
import { CellEditor } from './cell-editor.tsx';
import { CrossedPanel, EditBar } from './edit-bar.tsx';
import { PendingCell } from './pending-cell.tsx';
import { cellKey, type Target, useCellEdits } from './use-cell-edits.ts';

/** Takes the message of the fact edited before away: one is read at a time. */
let hushLast: (() => void) | null = null;

/** One fact of a page while it is edited, sent and shown anew. */
export function InPlaceEditor({
  entry: { kind, slug, name },
  cell,
  label,
  asked,
  cover,
  back,
}: {
  entry: EditedEntry;
  cell: string;
  label: string;
  /** How often the editor was asked for. */
  asked: number;
  /** Hides the fact as the server drew it. */
  cover: (covered: boolean) => void;
  /** Puts the reader back to where the editor was asked for. */
  back: () => void;
}) {
  const router = useRouter();
  const [redrawing, redraw] = useTransition();
  const drawn = useRef<(() => void) | null>(null);
  const stored = useCallback(
    () =>
      new Promise<void>((resolve) => {
        drawn.current?.();
        drawn.current = resolve;
        redraw(() => router.refresh());
      }),
    [router],
  );
  useEffect(() => {
    if (redrawing) return;
    drawn.current?.();
    drawn.current = null;
  }, [redrawing]);
  const target = useMemo<Target>(() => ({ slug, name, cell, label }), [slug, name, cell, label]);
  const { session, shown, said, crossed, live, open, commit, cancel, hush, leaveTheirs } = useCellEdits(kind, {
    stored,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the press
  useEffect(() => void open(target), [open, target, asked]);
  useEffect(() => {
    if (said === null) return;
    if (hushLast !== hush) hushLast?.();
    hushLast = hush;
  }, [said, hush]);
  const pending = shown.get(cellKey(target));
  const editing = session !== null && session.editors !== null;
  useLayoutEffect(() => cover(editing || pending !== undefined), [cover, editing, pending]);
  return (
    <>
      {session !== null && session.editors === null && <span className="cell-coming"> opening</span>}
      {session !== null && session.editors !== null && (
        <CellEditor
          label={`${name}, ${label}`}
          editors={session.editors}
          start={session.start}
          live={live}
          typed={session.ahead}
          faults={session.faults}
          commit={(way) => {
            if (commit() && way !== 'leave') back();
          }}
          cancel={() => {
            cancel();
            back();
          }}
        />
      )}
      {pending !== undefined && !editing && <PendingCell {...pending} />}
      <EditBar said={said} close={hush} />
      {crossed !== null && <CrossedPanel crossed={crossed} close={leaveTheirs} />}
    </>
  );
}
