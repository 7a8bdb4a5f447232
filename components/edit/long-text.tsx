'use client';

import { type ComponentProps, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * A text box of several lines that keeps what somebody typed before the scripts arrived. React leaves inputs and menus
 * alone while it takes over the server's HTML, but writes a textarea's first text back.
 */
export function LongText({ id, ...rest }: ComponentProps<'textarea'> & { id: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  // Only while taking over: on a page that the client drew, the box with this id is the one of the page before.
  const takingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [typed] = useState(() => {
    if (!takingOver || typeof document === 'undefined') return null;
    const found = document.getElementById(id);
    return found instanceof HTMLTextAreaElement ? found.value : null;
  });
  useLayoutEffect(() => {
    if (typed !== null && box.current !== null) box.current.value = typed;
  }, [typed]);
  return <textarea ref={box} id={id} {...rest} />;
}
