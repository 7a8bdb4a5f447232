import { destination, type Logger, pino } from 'pino';

/**
 * The process's log: JSON lines on standard error, where they do not mix with what a command prints as its result.
 * Written without a transport (no second thread, nothing lost on exit).
 */
export const log: Logger = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'secret', 'token', 'authorization', '*.password', '*.secret', '*.token', '*.authorization'],
  },
  destination({ dest: 2, sync: true }),
);
