import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';
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

/** The browser for the end-to-end tests: the system's own, installed first where we may. Never a download of ours. */
export function ensureChromium(log: (line: string) => void): string {
  const present = find();
  if (present) return present;
  aptInstall(['chromium', 'fonts-dejavu-core'], log);
  const installed = find();
  if (installed) return installed;
  throw new Problem(
    'There is no Chromium for the browser tests.',
    'Install it (Debian: apt-get install chromium), or name one: CHROMIUM_PATH=/path/to/chromium npm test. ' +
      'Everything else: npm run verify',
  );
}
