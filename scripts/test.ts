import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureClient } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { report } from './problem.ts';
import { ensureRealPeers } from './real-peers.ts';
import { exitCode, root, startBound, stopChildren } from './run.ts';
import { playwrightTally, type Tally, vitestTally } from './test-results.ts';
import { startSite } from './test-site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, 'no-browser': { type: 'boolean', default: false } },
});

let ending = false;
const scratch = mkdtempSync(join(tmpdir(), 'seaworthy-test-'));
// Databases in it run as another account.
chmodSync(scratch, 0o755);
const bin = (path: string) => join(root, 'node_modules', path);
const say = (line: string) => console.log(line);

async function check(...args: string[]): Promise<Tally> {
  const code = await exitCode(startBound(args, 'inherit'));
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: 'unit' | 'db'): Promise<Tally> {
  const output = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters, ...positionals];
  return vitestTally(output, await exitCode(startBound(args, 'inherit')));
}

async function types(): Promise<Tally> {
  // Next writes the types of routes and of what else pages may import.
  await exitCode(startBound([bin('next/dist/bin/next'), 'typegen'], 'ignore'));
  return check(bin('typescript/bin/tsc'), '--noEmit');
}

async function build(): Promise<Tally> {
  await ensureBuild(say);
  return { passed: 1, failed: 0 };
}

async function e2e(): Promise<Tally> {
  const chromium = ensureChromium(say, { shell: true });
  const site = await startSite();
  try {
    const output = join(scratch, 'e2e.json');
    const env = {
      ...process.env,
      BASE_URL: site.url,
      // What the browsers and their sites leave behind goes with everything else of this run.
      TMPDIR: scratch,
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    };
    const args = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...positionals];
    return playwrightTally(output, await exitCode(startBound(args, 'inherit', env)));
  } finally {
    await site.stop();
  }
}

const parts: Record<string, () => Promise<Tally>> = {
  structure: () => check('scripts/check-structure.ts'),
  lint: () => check(bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'),
  types,
  unit: () => vitest('unit'),
  db: () => vitest('db'),
  build,
  e2e,
};

function chosenParts(): string[] {
  if (values.only) return values.only.split(',');
  return Object.keys(parts).filter((name) => !(values['no-browser'] && (name === 'build' || name === 'e2e')));
}

async function runPart(name: string): Promise<Tally> {
  const part = parts[name];
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  try {
    if (part) return await part();
    say(`There is no part "${name}"; the parts are ${Object.keys(parts).join(', ')}.`);
  } catch (error) {
    if (!ending) report(error);
  }
  return { passed: 0, failed: 1 };
}

function reportFaultOf(ensure: (log: (line: string) => void) => unknown): void {
  try {
    ensure(say);
  } catch (error) {
    report(error);
  }
}

async function main(): Promise<void> {
  const chosen = chosenParts();
  // Asked for first, so that what is missing shows at once and not after ten minutes.
  if (chosen.some((part) => ['unit', 'db', 'e2e'].includes(part))) reportFaultOf(ensureRealPeers);
  if (chosen.includes('e2e')) reportFaultOf(ensureChromium);
  const total: Tally = { passed: 0, failed: 0 };
  const lines: string[] = [];
  await ensureClient(say);
  for (const name of chosen) {
    const began = Date.now();
    const { passed, failed } = await runPart(name);
    if (ending) return;
    total.passed += passed;
    total.failed += failed;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    lines.push(
      `${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds} s`,
    );
  }
  rmSync(scratch, { recursive: true, force: true });
  say(`\n${lines.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  say('Stopping.');
  await stopChildren(15_000);
  // The part under way puts away what it made.
  await finished;
  rmSync(scratch, { recursive: true, force: true });
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
// When another program started this one and was killed outright.
process.on('disconnect', stop);
process.channel?.unref();

const finished = main().catch((error) => {
  report(error);
  say('\n0 passed, 1 failed');
  process.exitCode = 1;
});
