import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

/** A Seaworthy of a test's own, through the commands that people use. */
const root = fileURLToPath(new URL('..', import.meta.url));

export type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

let dirs: string[] = [];
let runs: Run[] = [];

export function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-commands-'));
  chmodSync(dir, 0o755);
  dirs.push(dir);
  return dir;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export function command(args: string[], env: Record<string, string>): Run {
  const { DATABASE_URL: _one, TEST_DATABASE_URL: _other, ...inherited } = process.env;
  const child = spawn('npm', ['run', '--silent', ...args], { cwd: root, env: { ...inherited, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run = { child, output: () => text, ended };
  runs.push(run);
  return run;
}

export async function untilSaid(run: Run, text: string | RegExp): Promise<void> {
  await expect.poll(run.output, { timeout: 60_000, intervals: [10] }).toMatch(text);
}

export async function start(env: Record<string, string>): Promise<Run & { url: string }> {
  const run = command(['start'], { SEED: 'none', PORT: String(await freePort()), ...env });
  await untilSaid(run, /ready: http\S+\n/);
  return { ...run, url: /ready: (http\S+)/.exec(run.output())?.[1] ?? '' };
}

export async function stop(run: Run): Promise<number | null> {
  run.child.kill('SIGTERM');
  return run.ended;
}

/** Stops whatever the test before left running, and removes what it wrote. */
export async function stopAll(): Promise<void> {
  for (const run of runs) if (run.child.exitCode === null && run.child.signalCode === null) await stop(run);
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  runs = [];
  dirs = [];
}
