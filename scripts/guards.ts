import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutant, mutantsOf } from './guard-mutants.ts';
import { report } from './problem.ts';
import { exitCode, root, startNode } from './run.ts';

/**
 * `npm run guards`: takes every guard of the source away, one at a time, in a copy, and runs the tests that should notice. Names
 * those that none noticed, and fails if there is one. Takes a quarter of an hour, so it is no part of `npm test`.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'boolean', default: false } },
});

const ROOMS = 'lib/{store,read,api,auth}/**/*.ts';
const COPIED = ['lib', 'seeds', 'scripts', 'server', 'prisma', 'package.json', 'vitest.config.ts', 'tsconfig.json'];
/** Tests by how soon they end: the next are asked only where those before saw nothing. */
const ROUNDS = [
  ['lib/api/guards.db.test.ts'],
  ['lib/api/sign-in-needed.db.test.ts', 'lib/api/reads.db.test.ts', 'lib/api/people.db.test.ts', 'lib/auth'],
  ['lib/api/permissions.db.test.ts', 'lib/api/hostile-origins.db.test.ts', 'lib/api/change-entries.db.test.ts'],
  [
    'lib/store',
    'lib/read',
    'lib/api/answer.db.test.ts',
    'lib/api/entry-writes.db.test.ts',
    'lib/api/entry-forms.db.test.ts',
  ],
];

const mutants = globSync(ROOMS, { cwd: root })
  .filter((file) => !/\.test\.ts$|\/test-|\/generated\//.test(file))
  .sort()
  .flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')))
  .filter(({ file }) => file.includes(values.only));

/** Whether a test fails in the copy. */
async function isNoticed(copy: string, tests: readonly string[]): Promise<boolean> {
  const runner = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [runner, 'run', '--project', 'db', '--bail=1', '--root', copy, ...tests];
  return (await exitCode(startNode(args, { cwd: copy, stdio: 'ignore' }))) !== 0;
}

async function fate(copy: string, { file, without }: Mutant): Promise<string | null> {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, without);
  try {
    for (const tests of ROUNDS) if (await isNoticed(copy, tests)) return tests.join(' ');
    return null;
  } finally {
    writeFileSync(path, source);
  }
}

async function main(): Promise<void> {
  const named = ({ file, line, guard }: Mutant): string => `${file}:${line} ${guard}`;
  if (values.list) return console.log(mutants.map(named).join('\n'));
  const copy = mkdtempSync(join(tmpdir(), 'seaworthy-guards-'));
  try {
    for (const part of COPIED) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    // A test that fails with every guard in its place would notice nothing.
    for (const tests of ROUNDS) if (await isNoticed(copy, tests)) throw new Error(`${tests.join(' ')} fails as it is.`);
    const unnoticed: string[] = [];
    for (const mutant of mutants) {
      const by = await fate(copy, mutant);
      if (by === null) unnoticed.push(named(mutant));
      console.log(`${by === null ? 'NOT NOTICED' : 'noticed    '} ${named(mutant)}${by === null ? '' : ` (${by})`}`);
    }
    console.log(`\n${mutants.length - unnoticed.length} of ${mutants.length} guards are missed when they are gone.`);
    process.exitCode = unnoticed.length > 0 ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

await main().catch((error) => {
  report(error);
  process.exitCode = 1;
});
