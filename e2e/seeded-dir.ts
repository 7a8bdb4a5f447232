import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort, newDir, start, stop } from './own-site.ts';

/** Before the tests: a place for the data directory that their sites get copies of. It goes with the last of them. */
export default function setup(): () => void {
  const home = mkdtempSync(join(tmpdir(), 'seaworthy-seeded-'));
  process.env.SEAWORTHY_SEEDED = home;
  return () => rmSync(home, { recursive: true, force: true });
}

/** The data directory of a Seaworthy that has loaded the Fermi catalogue and stopped: made by whoever needs it first. */
async function seededOnce(): Promise<string> {
  const home = process.env.SEAWORTHY_SEEDED ?? '';
  const done = join(home, 'data');
  const making = join(home, 'making');
  try {
    mkdirSync(making);
  } catch {
    // Another worker is at it, or was.
    await expect.poll(() => existsSync(done) || !existsSync(making), { timeout: 60_000, intervals: [50] }).toBe(true);
    return existsSync(done) ? done : seededOnce();
  }
  try {
    const dir = newDir();
    expect(await stop(await start({ DATA_DIR: dir, SEED: 'fermi' }))).toBe(0);
    renameSync(dir, done);
    return done;
  } catch (error) {
    rmdirSync(making);
    throw error;
  }
}

/** A data directory of a test's own, with the Fermi catalogue in it as a first start loads it; only the loading is shared. */
export async function seededDir(): Promise<string> {
  const seeded = await seededOnce();
  const dir = newDir();
  // Node's own copy would make the files of the database this account's, and the database refuses to start on them.
  const copied = spawnSync('cp', ['-a', `${seeded}/.`, dir], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`The seeded data cannot be copied: ${copied.stderr}`);
  // Two copies that start at the same moment would both find the port free that the first one had.
  const file = join(dir, 'postgres.json');
  const settings: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...settings, port: await freePort() }), { mode: 0o600 });
  return dir;
}
