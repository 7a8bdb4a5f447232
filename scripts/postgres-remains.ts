import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const patienceMs = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It has ended meanwhile.
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes(cluster);
  }
}

/** The processes of a server whose first one was killed: they live on for a moment, at work in the cluster's files. */
function orphansOf(cluster: string): number[] {
  const numbers = existsSync('/proc/self/cwd') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return numbers.map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch {
      return false;
    }
  });
}

/**
 * After an unclean end three things may be left: a server nobody owns, which is stopped; single processes of one, which
 * must be gone before another server touches their files; and a pid file whose number meanwhile belongs to another
 * program, which would make PostgreSQL refuse to start.
 */
export async function clearRemains(cluster: string, log: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (isPostgresOf(pid, cluster)) {
    log('Stopping the database server that an earlier run left behind.');
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isPostgresOf(pid, cluster) && waited < patienceMs; waited += 100) await pause(100);
    return;
  }
  const real = realpathSync(cluster);
  for (let waited = 0; waited < patienceMs; waited += 100) {
    const orphans = orphansOf(real);
    if (orphans.length === 0) break;
    for (const orphan of orphans) quit(orphan);
    await pause(100);
  }
  rmSync(file, { force: true });
}
