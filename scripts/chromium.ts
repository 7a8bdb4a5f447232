import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Problem } from './problem.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
].concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');

function find(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Problem(`CHROMIUM_PATH is ${named}, which does not exist.`, 'Correct it.');
  return named || places.find((path) => existsSync(path));
}

function aptInstall(log: (line: string) => void): void {
  log('Installing Chromium with apt-get.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
    spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
  }
}

/** The browser for the end-to-end tests: the system's own, installed first where we may. Never a download of ours. */
export function ensureChromium(log: (line: string) => void): string {
  const present = find();
  if (present) return present;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) aptInstall(log);
  const installed = find();
  if (installed) return installed;
  throw new Problem(
    'There is no Chromium for the browser tests.',
    'Install it (Debian: apt-get install chromium), or name one: CHROMIUM_PATH=/path/to/chromium npm test. ' +
      'Everything else: npm run verify',
  );
}
