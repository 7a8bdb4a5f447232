import { describe, expect, it } from 'vitest';
import { LEVELS, TRISTATES } from '../vocabulary.ts';
import { NOT_ASSESSED, pack, unpack } from './codes.ts';

const FLAGS = [false, true];
const ALL = LEVELS.flatMap((level) =>
  TRISTATES.flatMap((runsToday) =>
    FLAGS.flatMap((targeted) => FLAGS.map((hasCautions) => ({ level, runsToday, targeted, hasCautions }))),
  ),
);

describe('packing', () => {
  it('gives back what it was given, each in a byte of its own', () => {
    expect(ALL.map((result) => unpack(pack(result)))).toEqual(ALL);
    expect(new Set(ALL.map(pack)).size).toBe(ALL.length);
    for (const result of ALL) expect(pack(result)).toBeLessThan(0x80);
  });

  it('orders by level in the low three bits', () => {
    expect(ALL.every((result) => LEVELS[pack(result) & 7] === result.level)).toBe(true);
  });

  it('says "not assessed", and nothing of bytes it never gives', () => {
    const given = new Set(ALL.map(pack));
    for (let code = -1; code <= 256; code++) expect(unpack(code) === null).toBe(!given.has(code));
    expect(unpack(NOT_ASSESSED)).toBeNull();
    expect(unpack(1.5)).toBeNull();
    expect(unpack(Number.NaN)).toBeNull();
  });
});
