import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';
import { Problem } from './problem.ts';

/** Chromium without a window: it draws the same pages, and its own window costs it nothing. Debian has it as a package. */
const SHELL = '/usr/bin/chromium-headless-shell';
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
].concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');

function find(shell: boolean): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Problem(`CHROMIUM_PATH is ${named}, which does not exist.`, 'Correct it.');
  return named || (shell ? [SHELL, ...places] : [...places, SHELL]).find((path) => existsSync(path));
}

/**
 * The system's own Chromium, installed first where we may; never a download of ours. With `shell` the one without a
 * window is preferred, which takes tests a third less time; what is measured is measured in what people use.
 */
export function ensureChromium(log: (line: string) => void, { shell = false } = {}): string {
  const present = find(shell);
  if (present) return present;
  aptInstall(['chromium', 'fonts-dejavu-core'], log);
  const installed = find(shell);
  if (installed) return installed;
  throw new Problem(
    'There is no Chromium for the browser tests.',
    'Install it (Debian: apt-get install chromium), or name one: CHROMIUM_PATH=/path/to/chromium npm test. ' +
      'Everything else: npm run verify',
  );
}
