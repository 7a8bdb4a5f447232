import { describe, expect, it } from 'vitest';
import { LEVELS, type Level } from '#lib/domain/vocabulary.ts';
import { count, sayReady, sayRest, sayRollUp } from './say.ts';

const levels = (some: Partial<Record<Level, number>>) =>
  Object.fromEntries(LEVELS.map((level) => [level, some[level] ?? 0])) as Record<Level, number>;

describe('the overview in words', () => {
  it('answers how many needed pairs are ready', () => {
    expect(sayReady(0, 0)).toMatch(/^No use case names/);
    expect(sayReady(0, 1)).toBe('The one needed pair is not ready.');
    expect(sayReady(0, 3)).toBe('None of the 3 needed pairs is ready.');
    expect(sayReady(1, 3)).toBe('1 of 3 needed pairs is ready.');
    expect(sayReady(1234, 5678)).toBe('1,234 of 5,678 needed pairs are ready.');
    expect(sayReady(3, 3)).toBe('All 3 needed pairs are ready.');
  });

  it('says what the others wait for', () => {
    expect(sayRest(levels({}))).toBe('');
    expect(sayRest(levels({ available: 2, possible: 1 }))).toBe(
      '2 can be started there but are not tested and 1 is possible and waits for work.',
    );
  });

  it('counts with separators, and says when nothing asks for it', () => {
    expect(count(1, 'pair')).toBe('1 pair');
    expect(count(5_100_000, 'pair')).toBe('5,100,000 pairs');
    expect(sayRollUp(1, 3)).toBe('1 of 3 ready');
    expect(sayRollUp(0, 0)).toBe('no use case yet');
  });
});
