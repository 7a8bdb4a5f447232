import { expect, test } from 'vitest';
import { wasBusySince, watchBusyness } from './busy.ts';

/** Keeps the process from everything else. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('says that nothing else had its turn, and only of the time in which that was so', async () => {
  watchBusyness();
  watchBusyness();
  const before = performance.now();
  work(800);
  expect(wasBusySince(before)).toBe(true);
  expect(wasBusySince(performance.now() + 1)).toBe(false);
});
