'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { type KeptSend, type KeptState, UNSENT } from './state.ts';
import { useRound } from './use-round.ts';

interface Sent extends KeptState {
  busy: boolean;
}
const SentContext = createContext<Sent>({ ...UNSENT, busy: false });

/** What the form around a control sent before. */
export const useSent = (): Sent => useContext(SentContext);

interface Props {
  send: KeptSend;
  /** Changes once what the form sent has arrived: the form begins anew. */
  fresh: string | number;
  className: string;
  children: ReactNode;
}

/**
 * A form that comes back with everything typed when nothing was stored, and with the reason by the control. Works without
 * a script.
 */
export function KeptForm({ fresh, ...rest }: Props) {
  const { round, tell } = useRound(fresh);
  return <KeptOnce key={round} {...rest} tell={tell} />;
}

function KeptOnce({ send, className, children, tell }: Omit<Props, 'fresh'> & { tell: (sent: boolean) => void }) {
  const [state, action, busy] = useActionState(send, UNSENT);
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.problem === null) return;
    tell(false);
    told.current?.focus();
  }, [state, tell]);
  return (
    <form action={action} className={className} onSubmit={() => tell(true)}>
      {state.problem !== null && (
        <p ref={told} tabIndex={-1} className="notice mb-3 w-full" role="alert">
          {state.problem}
        </p>
      )}
      <SentContext value={{ ...state, busy }}>{children}</SentContext>
    </form>
  );
}
