import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLockfile } from './complete-lockfile.mjs';

type Locked = { version?: string; optionalDependencies?: Record<string, string> };

const lockfile = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const packages: Record<string, Locked> = JSON.parse(lockfile).packages;

test('the lockfile names the packages of every platform, so that npm ci works on any of them', () => {
  expect(completeLockfile(structuredClone(packages))).toEqual([]);
});

test('the lockfile holds no address of a registry', () => {
  expect(JSON.stringify(packages)).not.toMatch(/"resolved"/);
});
