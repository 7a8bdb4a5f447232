import { createHash } from 'node:crypto';

/** An event as it is sent, until it is acknowledged however long that takes. */
export interface Sent {
  id: string;
  repository: string;
  body: string;
}

/** What the client knows for sure, whatever happened to the server. */
export interface Ledger {
  /** Keys of deliveries that were acknowledged. */
  acknowledged: ReadonlySet<string>;
  /** How long each acknowledgement took, milliseconds. */
  took: readonly number[];
  /** Tries that came to nothing. */
  refused(): number;
  send(event: Sent): void;
  /** Waits until everything that was sent is acknowledged. */
  settle(): Promise<void>;
}

const PATIENCE_MS = 5000;
const AGAIN_MS = 300;
const AGAIN_AT_MOST_MS = 3000;
/** A sender does not open more connections than this, however much it has to tell. */
const AT_ONCE = 16;

/** The key under which a delivery of one event is kept. */
export const keyOf = (id: string): string =>
  `events:${createHash('sha256')
    .update(JSON.stringify([id]))
    .digest('hex')}`;

/** A sender that writes down what was acknowledged and repeats everything else, as registries do. */
export function openLedger(address: string, secret: string): Ledger {
  const acknowledged = new Set<string>();
  const took: number[] = [];
  const open = new Set<Promise<void>>();
  let refused = 0;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };

  const once = async (event: Sent): Promise<boolean> => {
    const began = performance.now();
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(address, { method: 'POST', headers, body: event.body, signal });
      await answer.text();
      if (answer.status === 401 || answer.status === 415) throw new Error(`answered ${answer.status}`);
      if (answer.status !== 202 && answer.status !== 200) return false;
      took.push(performance.now() - began);
      acknowledged.add(keyOf(event.id));
      return true;
    } catch {
      return false;
    }
  };
  const waiting: (() => void)[] = [];
  let busy = 0;
  const inTurn = async (event: Sent): Promise<boolean> => {
    if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    const done = await once(event);
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
    return done;
  };
  const untilAcknowledged = async (event: Sent): Promise<void> => {
    for (let tries = 0; !(await inTurn(event)); tries += 1) {
      refused += 1;
      const again = Math.min(AGAIN_AT_MOST_MS, AGAIN_MS * 2 ** tries);
      await new Promise((resolve) => setTimeout(resolve, again));
    }
  };
  return {
    acknowledged,
    took,
    refused: () => refused,
    send(event) {
      const sending = untilAcknowledged(event).finally(() => open.delete(sending));
      open.add(sending);
    },
    async settle() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
