import 'server-only';
import pg from 'pg';
import { env } from './env.ts';
import { log } from './log.ts';

/** A connection that is lost is made anew, at first at once, then with longer and longer pauses. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
const PATIENCE_MS = 1500;
/** By which the database's list of connections tells this one from the others. */
export const LISTENER_NAME = 'seaworthy-live';

export interface Listening {
  /** Asks the connection for a sign of life, and makes a new one where none comes. */
  probe(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Hears what the database is told on a channel, on a connection of its own. `heard` is also called whenever a connection
 * was made, since nobody knows what was said while there was none.
 */
export function listen(channel: string, heard: () => void): Listening {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let stopped = false;

  const drop = (old: pg.Client) => {
    if (client !== old) return;
    client = null;
    void old.end().catch(() => undefined);
    if (stopped) return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++);
    timer = setTimeout(connect, pause * (1 + Math.random() / 4));
    timer.unref();
  };
  const connect = async (): Promise<void> => {
    const made = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: LISTENER_NAME,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    client = made;
    made.on('error', (error) => {
      if (!stopped) log.warn({ error: error.message }, 'the connection that hears of changes was lost');
      drop(made);
    });
    made.on('end', () => drop(made));
    made.on('notification', heard);
    try {
      await made.connect();
      await made.query(`listen ${pg.escapeIdentifier(channel)}`);
      failures = 0;
      heard();
    } catch {
      drop(made);
    }
  };
  void connect();
  return {
    async probe() {
      const asked = client;
      await asked?.query('select 1').catch(() => drop(asked));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
