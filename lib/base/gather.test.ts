import { expect, test } from 'vitest';
import { gathered } from './gather.ts';

/** Doubles numbers, and writes down what it was asked for in one go; what it is asked for a 13 is refused. */
function doubling({ atMost = 10, atOnce = 1 } = {}) {
  const goes: number[][] = [];
  const double = gathered({
    atMost,
    atOnce,
    keyOf: (input: number) => input,
    isWorthAlone: () => true,
    work(inputs) {
      goes.push([...inputs]);
      return inputs.includes(13) ? Promise.reject(new Error('not 13')) : Promise.resolve(inputs.map((one) => one * 2));
    },
  });
  return { double, goes };
}

test('what comes in one turn is done in one go, and each has its own answer', async () => {
  const { double, goes } = doubling();
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(goes).toEqual([[1, 2, 3]]);
  expect(await double(4)).toBe(8);
});

test('no more at a time than may be, and never one key twice', async () => {
  const { double, goes } = doubling({ atMost: 2 });
  expect(await Promise.all([1, 1, 2, 3, 1].map(double))).toEqual([2, 2, 4, 6, 2]);
  expect(goes).toEqual([[1, 2], [1, 3], [1]]);
});

test('what comes meanwhile waits for the next go', async () => {
  const goes: number[][] = [];
  let begun: () => void = () => undefined;
  let go: () => void = () => undefined;
  const isUnderWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const mayGo = new Promise<void>((resolve) => {
    go = resolve;
  });
  const same = gathered({
    ...{ atMost: 10, atOnce: 1 },
    keyOf: (input: number) => input,
    isWorthAlone: () => false,
    async work(inputs) {
      goes.push([...inputs]);
      begun();
      await mayGo;
      return inputs;
    },
  });
  const first = same(1);
  await isUnderWay;
  const others = [same(2), same(3)];
  go();
  expect(await Promise.all([first, ...others])).toEqual([1, 2, 3]);
  expect(goes).toEqual([[1], [2, 3]]);
});

test('one that cannot be done does not take the others with it', async () => {
  const { double, goes } = doubling();
  const [one, bad, other] = await Promise.allSettled([1, 13, 2].map(double));
  expect([one, other]).toEqual([
    { status: 'fulfilled', value: 2 },
    { status: 'fulfilled', value: 4 },
  ]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'not 13' } });
  expect(goes).toEqual([[1, 13, 2], [1], [13], [2]]);
});

test('what another holds is waited for, and what nobody holds is not', async () => {
  const begun: string[] = [];
  const release = new Map<string, () => void>();
  const work = gathered({
    ...{ atMost: 1, atOnce: 2 },
    keyOf: (input: string) => input,
    holds: (input) => [input.slice(0, 1)],
    isWorthAlone: () => false,
    async work([input = '']) {
      begun.push(input);
      await new Promise<void>((resolve) => release.set(input, resolve));
      return [input];
    },
  });
  const all = ['a1', 'a2', 'b1'].map(work);
  await expect.poll(() => begun).toEqual(['a1', 'b1']);
  release.get('a1')?.();
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'a2']);
  for (const go of release.values()) go();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
});
