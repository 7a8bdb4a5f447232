import { describe, expect, it } from 'vitest';
import { ageOf, type Dated, isOld, sameValue } from './ages.ts';

const claim = (value: unknown, said: string, state: Dated['state'] = 'superseded'): Dated => ({ value, said, state });

describe('the age of a fact', () => {
  it('is from when it was said, and nobody has confirmed it', () => {
    expect(ageOf([claim('no', '2017-06-06', 'current')])).toEqual({ said: '2017-06-06', confirmed: null });
  });

  it('counts the last of several statements of the same value as its confirmation', () => {
    const claims = [
      claim({ value: 'no', raw: '' }, '2026-11-21', 'current'),
      claim({ raw: '', value: 'no' }, '2017-06-06'),
    ];
    expect(ageOf(claims)).toEqual({ said: '2017-06-06', confirmed: '2026-11-21' });
  });

  it('begins anew when another value held in between', () => {
    const claims = [claim('no', '2015-01-01'), claim('yes', '2018-01-01'), claim('no', '2020-01-01', 'current')];
    expect(ageOf(claims)).toEqual({ said: '2020-01-01', confirmed: null });
  });

  it('is no business of what stands open or was decided against', () => {
    const claims = [
      claim('no', '2017-06-06', 'current'),
      claim('yes', '2020-01-01', 'open'),
      claim('no', '2021-01-01', 'rejected'),
    ];
    expect(ageOf(claims)).toEqual({ said: '2017-06-06', confirmed: null });
    expect(ageOf([claim('yes', '2020-01-01', 'open')])).toBeNull();
  });

  it('is old a day after its interval, counted from the confirmation', () => {
    const age = { said: '2017-06-06', confirmed: '2025-11-21' };
    expect(isOld(age, '2026-11-21T10:00:00Z', 365)).toBe(false);
    expect(isOld(age, '2026-11-22T10:00:00Z', 365)).toBe(true);
    expect(isOld({ ...age, confirmed: null }, '2026-11-21', 365)).toBe(true);
  });

  it('compares values member by member', () => {
    expect(sameValue({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue(null, {})).toBe(false);
  });
});
