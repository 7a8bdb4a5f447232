import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.ts';
import { Problem } from './problem.ts';

/**
 * The programs that tests work with instead of imitations: a registry, what makes and pushes images, and the shells that
 * the probe must run in. Each is in the Debian package of its name; `.ci/run` has the same list.
 */
export const REAL_PEERS = ['docker-registry', 'skopeo', 'umoci', 'openssl', 'shellcheck', 'dash', 'busybox'] as const;

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const missing = (): string[] => REAL_PEERS.filter((program) => !isThere(program));

/** Sees to it that they are there, installing them where we may. */
export function ensureRealPeers(log: (line: string) => void): void {
  if (missing().length > 0) aptInstall(missing(), log);
  const still = missing();
  if (still.length === 0) return;
  throw new Problem(
    `These programs are missing, and the tests with real registries and shells will fail: ${still.join(', ')}.`,
    `Install them (Debian: apt-get install ${still.join(' ')}), or run the tests as root, which installs them.`,
  );
}
