import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allGuards, readProofs } from './guard-proofs.ts';
import { root } from './run.ts';

const proofs = readProofs();
const guards = allGuards().map(({ id }) => id);

test('every guard was found to be missed by a test when it is off; for a new one run npm run guards -- --new', () => {
  expect(guards.length).toBeGreaterThan(150);
  expect(guards.filter((id) => !proofs.has(id))).toEqual([]);
});

test('no proof outlives its guard or its test', () => {
  expect([...proofs.keys()].filter((id) => !guards.includes(id))).toEqual([]);
  expect([...new Set(proofs.values())].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
