import { expect, test } from 'vitest';
import { sizeLine } from './size-line.ts';

const FRAME = { width: 720, height: 220, left: 60, right: 20, top: 20, bottom: 30 };
const point = (day: string, sizeBytes: number) => ({ digest: day, at: `2026-01-${day}T00:00:00.000Z`, sizeBytes });

test('a larger build lies higher, time goes to the right, and the axis begins at nought', () => {
  const { dots, marks, path } = sizeLine(
    [point('01', 1_500_000_000), point('05', 900_000_000), point('11', 2_100_000_000)],
    FRAME,
  );
  expect(dots.map(({ x }) => x)).toEqual([60, 316, 700]);
  expect((dots[1]?.y ?? 0) > (dots[0]?.y ?? 0) && (dots[0]?.y ?? 0) > (dots[2]?.y ?? 0)).toBe(true);
  expect(marks[0]).toEqual({ bytes: 0, y: 190 });
  expect(marks.at(-1)?.bytes).toBeGreaterThanOrEqual(2_100_000_000);
  expect(path).toMatch(/^M60 /);
});

test.each([[1], [999], [123_456_789], [7e12]])('a single build of %i bytes is a dot within the frame', (bytes) => {
  const { dots, path, marks } = sizeLine([point('01', bytes)], FRAME);
  expect(path).toBe('');
  expect(dots[0]?.x).toBe(380);
  expect(dots[0]?.y).toBeGreaterThanOrEqual(20);
  expect(marks.length).toBeGreaterThan(1);
  expect(marks.length).toBeLessThan(8);
});
