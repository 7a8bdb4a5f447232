import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.ts';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where Node keeps what it compiled, so that the next start reads it instead: a third less work until it is ready. */
const compileCache = fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url));

/** Everything this process has started and that has not ended yet, so that a stop can reach it. */
const running = new Set<ChildProcess>();
let stopping = false;

/** Starts a program of the project on the Node that runs this; never again once a stop was asked for. */
export function startNode(args: string[], options: SpawnOptions = {}): ChildProcess {
  if (stopping) throw new Problem('This is stopping.', 'Run it again.');
  const env = { NODE_COMPILE_CACHE: compileCache, ...(options.env ?? process.env) };
  const child = spawn(process.execPath, args, { cwd: root, ...options, env });
  running.add(child);
  child.once('exit', () => running.delete(child)).once('error', () => running.delete(child));
  return child;
}

/** The same for a program that is to end with this process even when that is killed outright. */
export function startBound(args: string[], stdio: 'inherit' | 'ignore' | 'pipe', env = process.env): ChildProcess {
  const bond = new URL('./end-with-parent.mjs', import.meta.url).href;
  const input = stdio === 'inherit' ? 'inherit' : 'ignore';
  return startNode([`--import=${bond}`, ...args], {
    stdio: [input, stdio, stdio, 'ipc'],
    env: { ...env, SEAWORTHY_STARTED_BY: String(process.pid) },
  });
}

/** Resolves with the exit code; 1 for a program that a signal ended or that never began. */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('error', () => resolve(1)).once('close', (code) => resolve(code ?? 1)));
}

/** Runs a program quietly, with a sign of life every few seconds; what it printed is shown only when it fails. */
export async function runQuietly(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const began = Date.now();
  const child = startBound(args, 'pipe', env);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const pulse = setInterval(() => console.log(`  still ${name}, ${Math.round((Date.now() - began) / 1000)} s`), 5000);
  const code = await exitCode(child);
  clearInterval(pulse);
  if (code === 0) return;
  if (stopping) throw new Problem(`Stopped while ${name}.`, 'Run it again.');
  console.error(output.trim());
  const full = /ENOSPC|No space left on device/.test(output) ? ' The disk is full.' : '';
  throw new Problem(`It failed while ${name}.${full}`, 'The reason is above; correct it, then run again.');
}

/** Asks every child to stop, insists when it does not, and lets no other begin. */
export async function stopChildren(patienceMs: number): Promise<void> {
  stopping = true;
  const ends = [...running].map((child) => {
    const ended = exitCode(child);
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    return ended.finally(() => clearTimeout(insist));
  });
  await Promise.all(ends);
}
