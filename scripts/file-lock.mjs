// Plain JavaScript, because the installation uses it before TypeScript can be run.
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * A process's number is given to others later; with the moment it started it is unique. A zombie, which nobody has
 * collected yet, is dead.
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
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

/**
 * The living process that holds a lock file.
 * @param {string} file
 * @returns {number | undefined}
 */
export function lockHolder(file) {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8'));
    return startOf(pid) === started ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a dead process's lock away. Of two that do so at once the slower one would take the faster one's fresh lock, so
 * what turns out to be alive is put back.
 * @param {string} file
 */
function removeDead(file) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    if (lockHolder(aside) !== undefined) linkSync(aside, file);
  } catch {
    // Somebody else was faster; the next attempt sees what is there now.
  }
  rmSync(aside, { force: true });
}

/**
 * Takes a lock file for this process. Returns how to give it back, or the number of the living process that has it; a
 * dead one's is taken over.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (;;) {
      try {
        // A link either appears complete or not at all.
        linkSync(mine, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
        const heldBy = lockHolder(file);
        if (heldBy !== undefined) return { heldBy };
        removeDead(file);
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Runs a piece of work that only one process may do at a time, after waiting for another that does it.
 * @param {string} file
 * @param {(line: string) => void} log
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
export async function holdFile(file, log, work) {
  for (let told = false; ; told = true) {
    const lock = tryLock(file);
    if ('release' in lock) return work().finally(lock.release);
    if (!told) log(`Waiting for process ${lock.heldBy}, which does the same.`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
