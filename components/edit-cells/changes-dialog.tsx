import { useEffect, useId, useRef } from 'react';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { BulkForm } from './bulk-form.tsx';
import type { Wanted } from './plan.ts';
import { Preview } from './preview.tsx';

/**
 * The one dialog in which several cells are changed: for selected rows first what they shall say, then, and for a pasted block
 * at once, what would change. Whoever gives up looking at the changes of rows is back at what they chose.
 */
export function ChangesDialog({
  kind,
  rows,
  columns,
  block,
  preview,
  close,
}: {
  kind: EntryKind;
  /** The rows to change together; null for a block that was pasted. */
  rows: readonly { slug: string; name: string }[] | null;
  columns: readonly { id: string; label: string }[];
  /** The cells whose changes are looked at; null while they are chosen. */
  block: readonly Wanted[] | null;
  preview: (wanted: readonly Wanted[] | null) => void;
  /** The number of the change and how many cells it has; null when nothing was stored. */
  close: (changeSet: number | null, cells: number) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const open = dialog.current;
    open?.showModal();
    return () => open?.close();
  }, []);
  const looking = block !== null;
  const part = useRef(looking);
  useEffect(() => {
    if (part.current === looking) return;
    part.current = looking;
    const first = looking ? 'section:not([hidden]) > h2' : 'section:not([hidden]) .button-main';
    dialog.current?.querySelector<HTMLElement>(first)?.focus();
  }, [looking]);
  const mayGoBack = looking && rows !== null;
  const giveUp = () => (mayGoBack ? preview(null) : close(null, 0));
  return (
    <dialog
      ref={dialog}
      className="edit-dialog"
      aria-labelledby={`${title}-${looking ? 'preview' : 'form'}`}
      onCancel={(event) => {
        if (!mayGoBack) return;
        event.preventDefault();
        preview(null);
      }}
      onClose={({ currentTarget }) => !currentTarget.open && close(null, 0)}
    >
      {rows !== null && (
        <section hidden={looking}>
          <BulkForm
            title={`${title}-form`}
            kind={kind}
            entries={rows}
            columns={columns}
            preview={preview}
            close={giveUp}
          />
        </section>
      )}
      {looking && (
        <section>
          <Preview title={`${title}-preview`} kind={kind} wanted={block} giveUp={giveUp} stored={close} />
        </section>
      )}
    </dialog>
  );
}
