import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

type Holder = { pid: number; started: string };

/** A process's number is given to others later; with the moment it started it is unique. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    // Without /proc (macOS) being alive must do.
    if (existsSync('/proc/self/stat')) return undefined;
    try {
      process.kill(pid, 0);
      return 'alive';
    } catch {
      return undefined;
    }
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** The living process that holds a lock file. */
export function lockHolder(file: string): number | undefined {
  const holder = readHolder(file);
  return holder && startOf(holder.pid) === holder.started ? holder.pid : undefined;
}

/**
 * Takes a lock file for this process. Returns how to give it back, or the number of the living process that has it; a
 * dead one's is taken over.
 */
export function tryLock(file: string): { release: () => void } | { heldBy: number } {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (;;) {
      try {
        // A link either appears complete or not at all.
        linkSync(mine, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const heldBy = lockHolder(file);
        if (heldBy !== undefined) return { heldBy };
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Runs a piece of work that only one process may do at a time, after waiting for another that does it. */
export async function holdFile(file: string, log: (line: string) => void, work: () => Promise<void>): Promise<void> {
  for (let told = false; ; told = true) {
    const lock = tryLock(file);
    if ('release' in lock) return work().finally(lock.release);
    if (!told) log(`Waiting for process ${lock.heldBy}, which does the same.`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
