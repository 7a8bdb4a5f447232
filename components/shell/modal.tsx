import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';

/** A dialog over the page: the browser keeps the focus inside, closes it at Esc, and gives the focus back. */
export function Modal({
  label,
  gone,
  className = '',
  children,
}: {
  label: string;
  /** Called once it is closed. */
  gone: () => void;
  className?: string;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it; on the keyboard Esc does
    <dialog
      ref={dialog}
      className={`modal no-print ${className}`}
      aria-label={label}
      onClose={gone}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      <div className="modal-body">{children}</div>
    </dialog>
  );
}

/** The button that closes the dialog around it, without a script of ours. */
export const CloseButton = () => (
  <form method="dialog">
    <button type="submit" className="button">
      Close
    </button>
  </form>
);

let shown = false;

/** Draws a dialog into a place of its own and clears it away when it is closed; one at a time. */
export function openModal(draw: (gone: () => void) => React.ReactNode): void {
  if (shown) return;
  shown = true;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    draw(() => {
      shown = false;
      // After the event that closed it.
      setTimeout(() => {
        root.unmount();
        place.remove();
      });
    }),
  );
}
