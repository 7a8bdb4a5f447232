import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * A number that grows once what a form sent has arrived, which `fresh` shows by changing: as a key of the form it begins
 * anew. Not by a key from the server: without a script React finds the form that was sent by its place and keys, which must
 * be the same in the answer, whatever somebody else has done meanwhile. `tell` is told whether something is on its way.
 */
export function useRound(fresh: string | number | undefined): { round: number; tell: (sent: boolean) => void } {
  const [round, setRound] = useState(0);
  const arrived = useRef(fresh);
  const isSent = useRef(false);
  useEffect(() => {
    if (arrived.current === fresh) return;
    arrived.current = fresh;
    if (isSent.current) setRound((before) => before + 1);
    isSent.current = false;
  }, [fresh]);
  const tell = useCallback((sent: boolean) => {
    isSent.current = sent;
  }, []);
  return { round, tell };
}
