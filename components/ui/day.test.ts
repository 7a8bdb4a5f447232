import { describe, expect, it } from 'vitest';
import { sayDay, sayDistance } from './day.tsx';

const now = '2026-11-21T10:00:00.000Z';

describe('days in words', () => {
  it.each([
    ['2017-03-31', '9 years ago'],
    ['2020-11-30', '5 years ago'],
    ['2024-06-30', '2 years ago'],
    ['2025-11-21', '12 months ago'],
    ['2026-11-01', 'less than a month ago'],
    ['2026-12-01', 'in less than a month'],
    ['2028-06-30', 'in 19 months'],
    ['2029-05-31', 'in 2 years'],
  ])('%s is %s', (day, words) => {
    expect(sayDistance(day, now)).toBe(words);
  });

  it('says a day without the machine’s zone, and leaves alone what is none', () => {
    expect(sayDay('2017-06-14T23:59:59Z')).toBe('14 Jun 2017');
    expect(sayDay('some day')).toBe('some day');
  });
});
