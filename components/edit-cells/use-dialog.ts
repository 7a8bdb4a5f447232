import { useEffect, useRef } from 'react';

/** A dialog that is open as long as it is drawn. */
export function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = dialog.current;
    open?.showModal();
    return () => open?.close();
  }, []);
  return dialog;
}
