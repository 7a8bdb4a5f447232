import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Guard, guardsOf } from './guard-mutants.ts';
import { root } from './run.ts';

/** Which test misses which guard, as `npm run guards` found it: the guard’s id and the test file. */
const PROOFS = join(root, 'scripts/guard-proofs.json');
/** Where guards are. */
const ROOMS = 'lib/{store,read,api,auth}/**/*.ts';

/** The source of every file that may hold a guard, by its path. */
export function guardedSources(): Map<string, string> {
  const files = globSync(ROOMS, { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** Every guard of the source. */
export const allGuards = (): Guard[] => [...guardedSources()].flatMap(([file, source]) => guardsOf(file, source));

export function readProofs(): Map<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(PROOFS, 'utf8')) as Record<string, string>));
}

/** Written down in the order of the guards’ names, so that a new one is one new line. */
export function writeProofs(proofs: ReadonlyMap<string, string>): void {
  const rows = [...proofs].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(PROOFS, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
}
