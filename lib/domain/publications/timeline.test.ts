import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Passed, pastHop, STATIONS, timelineOf } from './timeline.ts';

const NONE: Passed = { pushed: null, received: null, resolved: null, published: null, seen: null, tested: null };
const passed = (...times: (number | null)[]): Passed => ({
  ...NONE,
  ...Object.fromEntries(STATIONS.map((station, place) => [station, times[place] ?? null])),
});

test('each hop has its time', () => {
  const hops = timelineOf(passed(0, 5, 6, 100, 130, 190), []);
  expect(hops.map(({ tookMs }) => tookMs)).toEqual([null, 5, 1, 94, 30, 60]);
  expect(hops.every(({ state, expectedAt }) => state === 'passed' && expectedAt === null)).toBe(true);
});

test('what is outstanding is expected after the median of the same hop of earlier builds, one after the other', () => {
  const earlier = [passed(0, 1, 2, 10, 20, 24), passed(0, 1, 2, 20, 50, 60), passed(0, 1, 2, 40, 60, 90)];
  const hops = timelineOf(passed(1000, 1001, 1002), earlier);
  expect(hops.slice(3)).toEqual([
    {
      ...{ station: 'published', at: null, from: 'resolved', tookMs: null, state: 'outstanding', expectedAt: 1020 },
      past: { count: 3, medianMs: 18, lowMs: 13, highMs: 28 },
    },
    expect.objectContaining({ station: 'seen', from: 'published', expectedAt: 1040 }),
    expect.objectContaining({ station: 'tested', from: 'seen', expectedAt: 1050 }),
  ]);
});

test('without past ones there is no estimate, nor of anything that comes after', () => {
  const hops = timelineOf(passed(0, 1, 2), [passed(0, 1, 2, null, 7, 9)]);
  expect(hops.slice(3).map(({ past, expectedAt }) => [past?.count ?? 0, expectedAt])).toEqual([
    [0, null],
    [0, null],
    [1, null],
  ]);
});

test('a station that nobody recorded is not outstanding, and the next is measured from the one before', () => {
  const hops = timelineOf(passed(0, 5, null, 100), []);
  expect(hops[2]).toMatchObject({ state: 'unrecorded', tookMs: null });
  expect(hops[3]).toMatchObject({ from: 'received', tookMs: 95 });
});

test('stations passed the other way round tell nothing of how long a hop takes', () => {
  expect(pastHop('published', 'seen', [passed(0, 0, 0, 50, 40)])).toBeNull();
});

test('an estimate lies within what was seen, and never depends on the order of the past', () => {
  const time = fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: null });
  const builds = fc.array(
    fc.tuple(time, time, time, time, time, time).map((times) => passed(...times)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(builds, builds, (one, other) => {
      const all = [...one, ...other];
      const past = pastHop('resolved', 'published', all);
      expect(pastHop('resolved', 'published', [...other, ...one])).toEqual(past);
      const took = all.flatMap(({ resolved, published }) =>
        resolved === null || published === null || published < resolved ? [] : [published - resolved],
      );
      expect(past?.count ?? 0).toBe(took.length);
      if (past === null) return;
      expect(Math.min(...took)).toBeLessThanOrEqual(past.lowMs);
      expect(past.lowMs).toBeLessThanOrEqual(past.medianMs);
      expect(past.medianMs).toBeLessThanOrEqual(past.highMs);
      expect(past.highMs).toBeLessThanOrEqual(Math.max(...took));
    }),
  );
});
