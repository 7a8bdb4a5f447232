import { parseArgs } from 'node:util';
import { closeDatabase } from '#lib/base/db.ts';
import { loadScale } from './load.ts';

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '30000' },
    sites: { type: 'string', default: '170' },
    builds: { type: 'string', default: '300000' },
  },
});

/** A count from the command line. */
function count(name: 'packages' | 'sites' | 'builds', most: number): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    console.error(`--${name} must be a whole number from 1 to ${most}.`);
    process.exit(1);
  }
  return number;
}
const input = { packages: count('packages', 200_000), sites: count('sites', 1000), builds: count('builds', 3_000_000) };

const started = Date.now();
const log = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);
try {
  await loadScale({ ...input, now: new Date(), log });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
