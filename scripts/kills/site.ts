import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationUrl } from '../app-role.ts';
import { openDatabase } from '../database.ts';
import { applyMigrations } from '../migrate.ts';
import { freePort } from '../postgres.ts';
import { startNode } from '../run.ts';
import { WEB_FLAGS } from '../web-flags.ts';

/** What can be killed: the web server, one of two workers, the database server. */
export const VICTIMS = ['web', 'first worker', 'second worker', 'database'] as const;
export type Victim = (typeof VICTIMS)[number];

/** A whole Seaworthy whose processes may be killed at any moment; each is started again at once. */
export interface Site {
  url: string;
  databaseUrl: string;
  /** Whether there was one to kill: it may be starting at the moment. */
  kill(victim: Victim): boolean;
  /** Stops a worker in the middle of whatever it does, for longer than its lease, and has it go on after that. */
  pause(victim: 'first worker' | 'second worker', milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

type Program = Exclude<Victim, 'database'>;

/** Starts PostgreSQL, the web server and two workers in a folder of their own, without any repository being swept in between. */
export async function startSite(say: (line: string) => void): Promise<Site> {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-kills-'));
  chmodSync(dir, 0o755);
  process.env.DATA_DIR = dir;
  delete process.env.DATABASE_URL;
  const database = await openDatabase(() => undefined);
  await applyMigrations(database.url);
  const application = await applicationUrl(database.url);
  const port = await freePort();
  const output = openSync(join(dir, 'programs.log'), 'a');
  const running = new Map<Program, ChildProcess>();
  let stopping = false;

  const env = {
    ...process.env,
    ...{ DATABASE_URL: application, HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production' },
    SWEEP_EVERY_MINUTES: '10000',
  };
  const start = (name: Program): Promise<void> => {
    const file = name === 'web' ? [...WEB_FLAGS, '--conditions=react-server', 'server/web.ts'] : WORKER;
    const child = startNode(file, { stdio: ['ignore', output, output, 'ipc'], env: env as NodeJS.ProcessEnv });
    running.set(name, child);
    child.once('exit', () => {
      if (!stopping) void start(name);
    });
    return new Promise((resolve) => child.once('message', () => resolve()));
  };
  await Promise.all(PROGRAMS.map(start));
  say(`Everything runs at http://127.0.0.1:${port}; what the programs say is in ${dir}/programs.log.`);

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    kill(victim) {
      if (victim !== 'database') return running.get(victim)?.kill('SIGKILL') ?? false;
      const pid = postmaster(dir);
      return pid !== null && process.kill(pid, 'SIGKILL');
    },
    async pause(victim, milliseconds) {
      const child = running.get(victim);
      child?.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      child?.kill('SIGCONT');
    },
    async stop() {
      stopping = true;
      const ends = [...running.values()].map((child) => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGCONT');
        child.kill('SIGTERM');
        return child.exitCode === null && child.signalCode === null ? ended : undefined;
      });
      await Promise.all(ends);
      await database.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const PROGRAMS: readonly Program[] = ['web', 'first worker', 'second worker'];
const WORKER = ['--conditions=react-server', 'server/worker.ts'];

/** The database server's first process; null while there is none, when its number may be anybody's. */
function postmaster(dir: string): number | null {
  const cluster = join(dir, 'postgres/cluster');
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster) ? pid : null;
  } catch {
    return null;
  }
}
