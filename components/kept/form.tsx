'use client';

import {
  createContext,
  type ReactNode,
  useActionState,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type KeptSend, type KeptState, UNSENT } from './state.ts';

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
 * a script. Begins anew without a key from the server, by which React could not find it again (talk/say.tsx).
 */
export function KeptForm({ fresh, ...rest }: Props) {
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
