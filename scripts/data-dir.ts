import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const freeAtLeast = 300 * 1024 * 1024;

/** Where the embedded database and everything else that must outlive a restart is kept. */
export function dataDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(root, env.DATA_DIR || '.data');
}

/** Makes the data directory and checks that there is room in it, before anything is half written. */
export function prepareDataDir(dir: string): void {
  // Others may pass through to what is open to them inside, such as the account that runs PostgreSQL for root.
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const { bavail, bsize } = statfsSync(dir);
  const free = bavail * bsize;
  if (free >= freeAtLeast) return;
  throw new Problem(
    `The disk is full: only ${Math.round(free / 1024 / 1024)} MB are free for ${dir}.`,
    `Seaworthy needs at least ${freeAtLeast / 1024 / 1024} MB there. Free some space, or set DATA_DIR to another disk.`,
  );
}

/** A process's number is given to others later; with the moment it started it is unique. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    try {
      process.kill(pid, 0);
      return existsSync('/proc/self/stat') ? undefined : 'unknown';
    } catch {
      return undefined;
    }
  }
}

type Holder = { pid: number; started: string };

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** The process that uses the data directory at present. */
export function dataDirHolder(dir: string): number | undefined {
  const holder = readHolder(join(dir, 'in-use.json'));
  return holder && startOf(holder.pid) === holder.started ? holder.pid : undefined;
}

/** Takes the data directory for this process; throws when another one that is still alive has it. */
export function lockDataDir(dir: string): () => void {
  const file = join(dir, 'in-use.json');
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // A link either appears complete or not at all.
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const pid = dataDirHolder(dir);
        if (pid !== undefined) throw inUse(dir, pid);
        rmSync(file, { force: true });
      }
    }
    throw inUse(dir, readHolder(file)?.pid);
  } finally {
    rmSync(mine, { force: true });
  }
}

function inUse(dir: string, pid: number | undefined): Problem {
  return new Problem(
    `The data directory ${dir} is in use by another Seaworthy (process ${pid ?? 'unknown'}).`,
    'Stop that one first, or set DATA_DIR (and PORT) to run a second one beside it.',
  );
}
