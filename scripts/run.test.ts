import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { root } from './run.ts';

/** A program that starts another one, which says so and then lives for ever. */
const parent = (options: string) => `
  import { startBound, stopChildren } from './scripts/run.ts';
  const forever = 'console.log(1); setInterval(() => undefined, 1000)';
  startBound(['-e', forever], 'inherit');
  ${options}`;

/** Resolves at the first word of the inner program. What both print goes into one pipe: it closes when both are gone. */
async function begin(options: string): Promise<ReturnType<typeof spawn>> {
  const args = ['--input-type=module-typescript', '-e', parent(options)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('what was started ends with its starter, even when that is killed outright', async () => {
  const child = await begin('');
  child.kill('SIGKILL');
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
});

test('after a stop nothing is left and nothing begins any more', async () => {
  const child = await begin(`
    process.once('SIGTERM', async () => {
      await stopChildren(5000);
      try { startBound(['-e', '0'], 'ignore'); } catch { process.exit(3); }
    });`);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([3, null]);
});
