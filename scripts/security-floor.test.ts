import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import floor from './security-floor.json' with { type: 'json' };

/** `npm audit` is not answered everywhere, so the versions that must not be gone below are written down. */
const lockfile: { packages: Record<string, { version?: string }> } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
);

const numbers = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);
const below = (version: string, least: string): boolean => {
  const [a, b] = [numbers(version), numbers(least)];
  const place = a.findIndex((part, index) => part !== b[index]);
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
};

it.each(Object.entries(floor))('no copy of %s in the lockfile is older than %s', (name, least) => {
  const copies = Object.entries(lockfile.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? '0.0.0');
  expect(copies.filter((version) => below(version, least))).toEqual([]);
});

it('knows older from newer', () => {
  expect(below('16.4.5', '16.4.6')).toBe(true);
  expect(below('16.10.0', '16.4.6')).toBe(false);
  expect(below('16.4.6', '16.4.6')).toBe(false);
});
