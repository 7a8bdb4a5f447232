import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdFile, lockHolder, tryLock } from './file-lock.mjs';

const dir = mkdtempSync(join(tmpdir(), 'seaworthy-lock-'));
const file = join(dir, 'in-use.json');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a lock is held until it is given back', () => {
  const lock = tryLock(file);
  expect(lockHolder(file)).toBe(process.pid);
  expect(tryLock(file)).toEqual({ heldBy: process.pid });
  if ('release' in lock) lock.release();
  expect(readdirSync(dir)).toEqual([]);
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 30, started: '1' })],
  ['a number that belongs to another by now', JSON.stringify({ pid: process.pid, started: '1' })],
  ['nobody, half written', '{"pid":'],
])('the lock of %s is taken over, and nothing is left beside it', (_, text) => {
  writeFileSync(file, text);
  expect(lockHolder(file)).toBeUndefined();
  const lock = tryLock(file);
  expect(lockHolder(file)).toBe(process.pid);
  expect(readdirSync(dir)).toEqual(['in-use.json']);
  if ('release' in lock) lock.release();
});

test.runIf(existsSync('/proc/self/stat'))('a zombie holds nothing', async () => {
  // The shell becomes a program that never collects the child it began with.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 61'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
  await expect.poll(() => readFileSync(`/proc/${parent.pid}/cmdline`, 'utf8')).toBe('sleep\x0061\0');
  const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  writeFileSync(file, JSON.stringify({ pid, started: state()[19] }));
  expect(lockHolder(file)).toBe(pid);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => state()[0]).toBe('Z');
  expect(lockHolder(file)).toBeUndefined();
  parent.kill('SIGKILL');
});

test('work under a lock is done by one at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  const told: string[] = [];
  await Promise.all([1, 2, 3].map(() => holdFile(file, (line) => told.push(line), work)));
  expect(most).toBe(1);
  expect(told).toHaveLength(2);
  await expect(
    holdFile(
      file,
      () => undefined,
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(readdirSync(dir)).toEqual([]);
});
