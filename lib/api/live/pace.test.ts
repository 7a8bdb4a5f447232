import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('the first change is looked at at once, and those within a second after it together', () => {
  const pace = new Pace(1000);
  expect(pace.heard(5000)).toBe(0);
  expect(pace.heard(5000)).toBeNull();
  pace.looking(5001);
  expect(pace.heard(5100)).toBe(901);
  expect(pace.heard(5500)).toBeNull();
  pace.looking(6001);
  expect(pace.heard(9000)).toBe(0);
});

test('a thousand changes a second make one look a second', () => {
  const pace = new Pace(1000);
  const looks: number[] = [];
  let due: number | null = null;
  for (let now = 0; now < 10_000; now++) {
    if (due === now) {
      pace.looking(now);
      looks.push(now);
      due = null;
    }
    const wait = pace.heard(now);
    if (wait !== null) due = now + Math.max(1, wait);
  }
  expect(looks).toHaveLength(10);
  expect(looks.every((at, index) => index === 0 || at - (looks[index - 1] ?? 0) >= 1000)).toBe(true);
});

test('what is heard while a look is under way is looked at after it', () => {
  const pace = new Pace(1000);
  pace.heard(0);
  pace.looking(0);
  expect(pace.heard(3)).toBe(997);
});
