import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RHEL6 } from './fixtures.ts';
import {
  byGeneration,
  day,
  dayNumber,
  fromDay,
  inBrackets,
  listed,
  possessive,
  quoted,
  shortDigest,
  size,
  spokenDay,
} from './words.ts';

describe('words', () => {
  it('list names', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((names) => listed(names))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect(listed(['A', 'B'], 'or')).toBe('A or B');
  });
  it('form the possessive', () => {
    expect([possessive('SLAC'), possessive('GRID sites')]).toEqual(["SLAC's", "GRID sites'"]);
  });
  it("quote a source, but not the wiki's bare signs", () => {
    expect([quoted('never says Brian'), quoted('(tick)'), quoted('  ')]).toEqual(['“never says Brian”', '', '']);
    expect([inBrackets('??'), inBrackets('(error)')]).toEqual([' (“??”)', '']);
  });
  it('leave dates as they were written, and cut instants to the day', () => {
    expect([day('2017-07-24T10:00:00Z'), day('2017-07-24'), day('12mo? 2018?')]).toEqual([
      '2017-07-24',
      '2017-07-24',
      '12mo? 2018?',
    ]);
    expect([fromDay('2018'), fromDay(null)]).toEqual(['from 2018', 'without a date']);
  });
  it('shorten digests and sizes', () => {
    expect(shortDigest(`sha256:${'0123456789abcdef'.repeat(4)}`)).toBe('sha256:0123456789ab');
    expect(shortDigest('sha256:1')).toBe('sha256:1');
    expect([size(25e9), size(1.5e9), size(8e8), size(2.5e12)]).toEqual(['25 GB', '1.5 GB', '800 MB', '2500 GB']);
  });
});

describe('byGeneration', () => {
  it('goes by family, then generation as a number, then slug', () => {
    const of = (slug: string, family: string, generation: number) => ({ ...RHEL6, slug, family, generation });
    const sorted = [
      of('debian12', 'Debian', 12),
      of('rhel9', 'RHEL', 9),
      of('centos10', 'RHEL', 10),
      of('rhel10', 'RHEL', 10),
    ];
    for (const seen of [
      [...sorted].reverse(),
      [sorted[2], sorted[0], sorted[3], sorted[1]].flatMap((one) => one ?? []),
    ]) {
      expect(seen.sort(byGeneration)).toEqual(sorted);
    }
  });
});

describe('dayNumber', () => {
  it('counts days as the calendar does, in every time zone', () => {
    const noon = fc.date({
      min: new Date('1970-01-01T12:00:00Z'),
      max: new Date('2199-12-31T12:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(noon, (date) => {
        expect(dayNumber(date.toISOString())).toBe(Math.floor(date.getTime() / 86_400_000));
      }),
    );
  });
  it('is no number for anything else', () => {
    for (const odd of [
      '',
      '2017',
      '2017-7-24',
      '2017/07/24',
      '2017-07/24',
      '2017/07-24',
      '2017-00-01',
      '2017-07-x4',
      '2017-13-01',
      'Tuesday 6th',
    ])
      expect(dayNumber(odd)).toBeNaN();
  });

  it('writes days as people do, and leaves what is no day as it is', () => {
    expect([spokenDay('2020-11-30'), spokenDay('2017-03-01'), spokenDay('2018'), spokenDay('soon')]).toEqual([
      '30 Nov 2020',
      '1 Mar 2017',
      '2018',
      'soon',
    ]);
  });
});
