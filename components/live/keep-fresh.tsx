'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

declare global {
  interface HTMLElement {
    /** Of the mark of a page that is drawn anew whenever what it may show has changed. */
    drawAnew?: () => void;
  }
}

/** Between two drawings of a page, however much arrives. */
const GAP_MS = 2000;

/**
 * Marks a page that nobody edits in place: it is drawn anew, at its place of the scroll, whenever something arrived. What the
 * reader has opened or begun to write stays.
 */
export function KeepFresh() {
  const router = useRouter();
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const draw = () => {
      timer = undefined;
      last = Date.now();
      router.refresh();
    };
    if (mark.current)
      mark.current.drawAnew = () => {
        timer ??= setTimeout(draw, Math.max(0, last + GAP_MS - Date.now()));
      };
    return () => clearTimeout(timer);
  }, [router]);
  return <span ref={mark} data-keep-fresh hidden />;
}
