import { expect, test } from 'vitest';
import { tagLines } from './tag-lines.ts';

const move = (digest: string | null, at: string) => ({ digest, at: `2026-01-${at}T00:00:00.000Z`, via: '' });
const NOW = '2026-01-11T00:00:00.000Z';

test('a tag steps up to a new build and down again when it is moved back', () => {
  const { lines, ticks } = tagLines(
    [{ name: 'latest', moves: [move('a', '01'), move('b', '06'), move('a', '08')] }],
    NOW,
  );
  const [line] = lines;
  expect(line?.stays.map(({ digest, from, to }) => [digest, from, to])).toEqual([
    ['a', 0, 50],
    ['b', 50, 70],
    ['a', 70, 100],
  ]);
  const [first, second, third] = line?.stays ?? [];
  expect(second?.y).toBeLessThan(first?.y ?? 0);
  expect(third?.y).toBe(first?.y);
  expect(line?.steps.map(({ x }) => x)).toEqual([50, 70]);
  expect(ticks.map(({ x }) => x)).toEqual([0, 25, 50, 75, 100]);
  expect([ticks[0]?.at, ticks.at(-1)?.at]).toEqual(['2026-01-01T00:00:00.000Z', NOW]);
});

test('a deleted tag has an end and a gap, and no step over it', () => {
  const moves = [move('a', '01'), move(null, '03'), move('b', '06')];
  const { lines } = tagLines([{ name: 'v1', moves }], NOW);
  expect(lines[0]).toMatchObject({ ends: [20], steps: [], stays: [{ to: 20 }, { from: 50, to: 100 }] });
});

test('every line lies within its lane, however many builds it went to, and a single moment is drawn', () => {
  const moves = Array.from({ length: 20 }, (_, index) => move(`d${index}`, String(index + 1).padStart(2, '0')));
  const { lines } = tagLines([{ name: 'latest', moves }], '2026-01-30T00:00:00.000Z');
  for (const { y } of lines[0]?.stays ?? []) {
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(lines[0]?.height ?? 0);
  }
  const heights = lines[0]?.stays.map(({ y }) => y) ?? [];
  expect(heights, 'what is new is higher').toEqual(heights.toSorted((a, b) => b - a));
  const one = tagLines([{ name: 'v1', moves: [move('a', '11')] }], NOW);
  expect(one.lines[0]?.stays).toEqual([{ digest: 'a', from: 100, to: 100, y: 11 }]);
  expect(tagLines([], NOW).lines).toEqual([]);
});
