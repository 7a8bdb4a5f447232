import { expect, test } from 'vitest';
import { sayEnded, sayPlatforms, sayStranded } from './say.ts';

const platform = (name: string, left: number, maintenanceEnds: string | null = '2020-11-30') => ({
  name,
  ended: maintenanceEnds !== null && maintenanceEnds < '2026-01-01',
  maintenanceEnds,
  extendedEnds: '2024-06-30',
  stranded: { count: left, packages: [] },
});
const NOW = '2026-01-01T00:00:00Z';

test('how long ago a platform ended', () => {
  expect(sayEnded(platform('RHEL6', 1), NOW)).toBe(
    'past end of life since 30 Nov 2020; extended support ended on 30 Jun 2024',
  );
  expect(sayEnded(platform('RHEL6', 1), '2024-06-30T12:00:00Z')).toMatch(/extended support lasts until 30 Jun 2024$/);
  expect(sayEnded({ ...platform('RHEL6', 1), extendedEnds: null }, NOW)).toBe('past end of life since 30 Nov 2020');
});

test('what is left on it', () => {
  expect(sayStranded(platform('RHEL6', 5))).toBe('5 packages still run on nothing newer than RHEL6');
  expect(sayStranded(platform('RHEL5', 1))).toBe('1 package still runs on nothing newer than RHEL5');
  expect(sayStranded(platform('RHEL5', 0))).toBe('No package is known to need RHEL5');
});

test('the whole in one sentence', () => {
  expect(sayPlatforms([])).toBe('');
  expect(sayPlatforms([platform('RHEL9', 0, null)])).toBe('No platform is past its end of life.');
  expect(sayPlatforms([platform('RHEL5', 1), platform('RHEL6', 5), platform('RHEL7', 0)])).toBe(
    'RHEL5, RHEL6 and RHEL7 are past end of life; 6 packages run on nothing newer.',
  );
  expect(sayPlatforms([platform('RHEL5', 0)])).toBe(
    'RHEL5 is past end of life; no package is known to depend on it alone.',
  );
});
