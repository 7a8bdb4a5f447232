import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '#scripts/postgres.ts';
import { Problem } from '#scripts/problem.ts';
import { exitCode, startNode } from '#scripts/run.ts';
import { WEB_FLAGS } from '#scripts/web-flags.ts';

/** A program under test that listens on loopback. */
export interface Server {
  url: string;
  pid: number;
  /** The server process of the database it asks, 0 when it asks none. */
  databasePid: number;
  stop(): Promise<void>;
}

async function untilReady(child: ChildProcess, name: string): Promise<void> {
  const ended = exitCode(child).then(() => {
    throw new Problem(`${name} ended before it was ready.`, 'The reason is above.');
  });
  await Promise.race([once(child, 'message'), ended]);
}

async function start(args: string[], databasePid: number, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child = startNode(args, {
    // Standard output is the access log, which a service writes to a file or a pipe.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
  });
  await untilReady(child, args.at(-1) ?? '');
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    databasePid,
    stop: async () => {
      const ended = exitCode(child);
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Our web process as `npm start` runs it, on the production build. */
export const startWeb = (url: string, databasePid: number, flags: string[] = []): Promise<Server> =>
  start([...WEB_FLAGS, ...flags, '--conditions=react-server', 'server/web.ts'], databasePid, { DATABASE_URL: url });

/** The floor: see floor.ts. */
export const startFloor = (url: string, databasePid: number): Promise<Server> =>
  start(['bench/floor.ts'], databasePid, { DATABASE_URL: url });

/** A server of one file: see static.ts. */
export const startStatic = (file: string): Promise<Server> => start(['bench/static.ts'], 0, { FILE: file });
