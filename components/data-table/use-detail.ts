import { useEffect, useState } from 'react';
import { ask } from './fetch-list.ts';

/**
 * What a row opens to and its list does not carry. Null while it is on its way; where it cannot be had, the row says what
 * it knows and why that is all.
 */
export function useDetail<Detail>(href: string): [Detail | null, problem: string | null] {
  const [got, setGot] = useState<{ href: string; detail: Detail } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const there = got?.href === href;
  useEffect(() => {
    if (there) return;
    const call = new AbortController();
    ask<Detail>(href, call.signal).then(
      (detail) => {
        setGot({ href, detail });
        setProblem(null);
      },
      (error) => {
        if (!call.signal.aborted) setProblem(error instanceof Error ? error.message : 'It could not be loaded.');
      },
    );
    return () => call.abort();
  }, [href, there]);
  return [there ? got.detail : null, problem];
}
