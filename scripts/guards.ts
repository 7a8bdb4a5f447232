import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { withSwitches } from './guard-mutants.ts';
import { allGuards, guardedSources, readProofs, writeProofs } from './guard-proofs.ts';
import { Problem, report } from './problem.ts';
import { exitCode, root, startBound, stopChildren } from './run.ts';

/**
 * `npm run guards`: switches every guard of the source off, one at a time, in a copy, and runs the tests that should notice.
 * Names those that none noticed, and fails if there is one. What was found is written down (scripts/guard-proofs.json), and
 * a unit test sees that no guard is without. `--new` asks only of those that are, `--only TEXT` of those whose name has it,
 * `--in FILE` of one test file.
 *
 * First all guards in one process of the files that call everything by itself; then each of the rest in the test file that
 * noticed it before; then, for what is still left, all tests run once with every guard on, which tells which guard refuses
 * something in which test, and each guard is off in a copy of those, the quickest first, many files in one run.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    new: { type: 'boolean', default: false },
    in: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

const TESTS = '{lib,server}/**/*.db.test.ts';
const COPIED = ['lib', 'seeds', 'scripts', 'server', 'prisma', 'package.json', 'vitest.config.ts', 'tsconfig.json'];
/** Call everything by themselves, which is quick and leaves nothing behind: asked of all guards in one process each. */
const FOR_ALL = ['lib/api/guards.db.test.ts', 'lib/api/guards-first.db.test.ts', 'lib/api/guards-within.db.test.ts'];
/** How many test files one run has: what was found is written down after each. */
const AT_ONCE = 12;

const guards = allGuards();
const ids = guards.map(({ id }) => id);
const proofs = readProofs();

/** What one test file showed with every guard on. */
interface Shown {
  file: string;
  ms: number;
  refused: readonly string[];
}
/** A guard that is off in a copy of a test file. */
interface Trial {
  guard: string;
  file: string;
}
/** What became of a test file. */
interface Outcome {
  failed: boolean;
  ms: number;
}
interface VitestReport {
  testResults: {
    name: string;
    status: string;
    startTime: number;
    endTime: number;
    assertionResults: { status: string; failureMessages: string[] }[];
  }[];
}

function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'seaworthy-guards-'));
  for (const part of COPIED) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, source] of guardedSources()) writeFileSync(join(copy, file), withSwitches(file, source));
  const setup = join(copy, 'lib/base/test-database.ts');
  writeFileSync(setup, `import '../../scripts/guard-switch.ts';\n${readFileSync(setup, 'utf8')}`);
  return copy;
}

/** Runs test files of the copy; what became of each, by its path in it. */
async function run(
  copy: string,
  tests: readonly string[],
  among: readonly string[] = ids,
): Promise<Map<string, Outcome>> {
  const output = join(copy, 'report.json');
  rmSync(output, { force: true });
  const reporters = ['--reporter=json', `--outputFile=${output}`];
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'db', '--root', copy, ...reporters];
  const env = { ...process.env, SEAWORTHY_GUARDS: JSON.stringify(among), SEAWORTHY_GUARD_NOTES: join(copy, 'notes') };
  await exitCode(startBound([...args, ...tests], 'ignore', env));
  if (!existsSync(output)) throw new Problem('The tests did not run.', 'Run npm test to see why.');
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as VitestReport;
  const outcome = testResults.map(({ name, status, startTime, endTime, assertionResults }) => {
    const messages = assertionResults.flatMap(({ failureMessages }) => failureMessages);
    // A busy machine is no proof.
    const isLate = messages.length > 0 && messages.every((message) => message.includes('timed out in'));
    return [relative(copy, name), { failed: status === 'failed' && !isLate, ms: endTime - startTime }] as const;
  });
  return new Map(outcome);
}

/** What a run of a test file in the copy wrote down; null for one that did not run to its end. */
function notesOf(copy: string, file: string): { refused: string[]; missed: string[] } | null {
  const notes = join(copy, 'notes', `${file.replaceAll('/', '_')}.json`);
  return existsSync(notes) ? JSON.parse(readFileSync(notes, 'utf8')) : null;
}

/** The guards that a file for all misses, each off for as long as one of its tests takes. */
async function missedForAll(copy: string, file: string, asked: readonly string[]): Promise<readonly string[]> {
  const path = file.replace(/\.db\.test\.ts$/, '.guard-all.db.test.ts');
  const source = readFileSync(join(copy, file), 'utf8');
  writeFileSync(join(copy, path), source.replaceAll(/^test\(/gm, 'testPerGuard('));
  const outcome = await run(copy, [path], asked);
  if (outcome.get(path)?.failed !== false) throw new Problem(`${file} fails with every guard on.`, 'Run npm test.');
  rmSync(join(copy, path));
  return notesOf(copy, path)?.missed ?? [];
}

/** Every test file with every guard on. One that fails so would notice nothing. */
async function allOn(copy: string): Promise<Shown[]> {
  const tests = globSync(TESTS, { cwd: copy });
  const outcome = await run(copy, tests);
  return tests.flatMap((file) => {
    const notes = notesOf(copy, file);
    const { failed, ms } = outcome.get(file) ?? { failed: true, ms: 0 };
    if (failed) console.log(`${file} fails with every guard on and is left out.`);
    if (failed || notes === null) return [];
    const { refused } = notes;
    return [{ file, ms, refused }];
  });
}

/** The next trials: each of the guards that are left is off in the quickest file that it was not tried in. */
function nextTrials(left: readonly string[], tried: Map<string, Set<string>>, shown: readonly Shown[]): Trial[] {
  const trials = left.flatMap((guard) => {
    const next = shown.find(({ file, refused }) => refused.includes(guard) && !tried.get(guard)?.has(file));
    return next ? [{ guard, file: next.file, ms: next.ms }] : [];
  });
  return trials.sort((a, b) => a.ms - b.ms).slice(0, AT_ONCE);
}

/** Which of the guards were missed. Each file runs once more with every guard on: one that fails so notices nothing. */
async function runTrials(copy: string, trials: readonly Trial[]): Promise<Set<string>> {
  const made = trials.map(({ guard, file }) => {
    return { guard, file, path: file.replace(/\.db\.test\.ts$/, `.guard-${ids.indexOf(guard)}.db.test.ts`) };
  });
  for (const { file, path } of made) cpSync(join(copy, file), join(copy, path));
  const outcome = await run(copy, [...new Set(made.flatMap(({ file, path }) => [file, path]))]);
  for (const { path } of made) rmSync(join(copy, path));
  const missed = made.filter(({ file, path }) => outcome.get(path)?.failed && outcome.get(file)?.failed === false);
  return new Set(missed.map(({ guard }) => guard));
}

/** Tries the guards one by one, each in the file that `next` names, until it names none. */
async function tryEach(copy: string, left: Set<string>, next: () => Trial[]): Promise<void> {
  for (let trials = next(); trials.length > 0; trials = next()) {
    const gone = await runTrials(copy, trials);
    for (const { guard, file } of trials) if (gone.has(guard)) note(left, guard, file);
  }
}

function note(left: Set<string>, guard: string, file: string): void {
  left.delete(guard);
  proofs.set(guard, file);
  writeProofs(proofs);
  console.log(`noticed ${guard} (${file})`);
}

/** Those of the guards that no test misses. */
async function unnoticed(copy: string, asked: readonly string[]): Promise<string[]> {
  const left = new Set(asked);
  for (const file of values.in === undefined ? FOR_ALL : []) {
    for (let missed = await missedForAll(copy, file, [...left]); missed.length > 0; ) {
      for (const guard of missed) note(left, guard, file);
      missed = await missedForAll(copy, file, [...left]);
    }
  }
  const before = [...left].flatMap((guard) => {
    const file = values.in ?? proofs.get(guard);
    return file && existsSync(join(copy, file)) ? [{ guard, file }] : [];
  });
  await tryEach(copy, left, () => before.splice(0, AT_ONCE));
  if (left.size === 0 || values.in !== undefined) return [...left];
  const shown = (await allOn(copy)).sort((a, b) => a.ms - b.ms);
  const tried = new Map<string, Set<string>>();
  await tryEach(copy, left, () => {
    const trials = nextTrials([...left], tried, shown);
    for (const { guard, file } of trials) tried.set(guard, (tried.get(guard) ?? new Set()).add(file));
    return trials;
  });
  return [...left];
}

async function main(): Promise<void> {
  const asked = ids.filter((id) => id.includes(values.only) && !(values.new && proofs.has(id)));
  if (values.list) return console.log(asked.join('\n'));
  for (const id of proofs.keys()) if (!ids.includes(id)) proofs.delete(id);
  const copy = makeCopy();
  try {
    const open = await unnoticed(copy, asked);
    for (const id of open) {
      if (values.in === undefined) proofs.delete(id);
      console.log(`NOT NOTICED ${id} (line ${guards.find((one) => one.id === id)?.line})`);
    }
    console.log(`\n${asked.length - open.length} of ${asked.length} guards are missed when they are off.`);
    process.exitCode = open.length > 0 ? 1 : 0;
  } finally {
    writeProofs(proofs);
    rmSync(copy, { recursive: true, force: true });
  }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stopChildren(15_000));

await main().catch((error) => {
  report(error);
  process.exitCode = 1;
});
