import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockHolder, tryLock } from './file-lock.mjs';
import { Problem } from './problem.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const megabyte = 1024 * 1024;
/** A cluster and a catalogue take some 100 MB; after that PostgreSQL wants room for a few segments of its log. */
const freeForNew = 300 * megabyte;
const freeForGoingOn = 64 * megabyte;

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
  const atLeast = existsSync(join(dir, 'postgres/cluster')) ? freeForGoingOn : freeForNew;
  if (free >= atLeast) return;
  throw new Problem(
    `The disk is full: only ${Math.floor(free / megabyte)} MB are free for ${dir}.`,
    `Seaworthy needs at least ${atLeast / megabyte} MB there. Free some space, or set DATA_DIR to another disk.`,
  );
}

/** The file that says which process uses a data directory. */
export const lockFile = (dir: string) => join(dir, 'in-use.json');

/** The process that uses the data directory at present. */
export function dataDirHolder(dir: string): number | undefined {
  return lockHolder(lockFile(dir));
}

/** Takes the data directory for this process; throws when another one that is still alive has it. */
export function lockDataDir(dir: string): () => void {
  const lock = tryLock(lockFile(dir));
  if ('release' in lock) return lock.release;
  throw new Problem(
    `The data directory ${dir} is in use by another Seaworthy (process ${lock.heldBy}).`,
    'Stop that one first, or set DATA_DIR (and PORT) to run a second one beside it.',
  );
}
