import { expect, test } from 'vitest';
import { fetchAsOne } from './fetch-list.ts';

/** Windows of a source whose data version is what `versions` says, request by request; then it stays. */
function source(count: number, versions: number[]) {
  let asked = 0;
  const last = versions.at(-1) ?? 1;
  const windows = Array.from({ length: count }, (_, window) => async () => ({
    window,
    dataVersion: versions[asked++] ?? last,
  }));
  return { windows, asked: () => asked };
}

test('windows of one state are asked for once, in order', async () => {
  const { windows, asked } = source(9, [7]);
  const came: number[] = [];
  const answers = await fetchAsOne(windows, (count) => came.push(count));
  expect(answers.map(({ window }) => window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([asked(), came]).toEqual([9, [4, 8, 9]]);
});

test('a change between two windows asks for all of them again', async () => {
  const { windows, asked } = source(6, [1, 1, 1, 1, 2]);
  const answers = await fetchAsOne(windows);
  expect(new Set(answers.map(({ dataVersion }) => dataVersion))).toEqual(new Set([2]));
  expect(answers).toHaveLength(6);
  expect(asked()).toBe(12);
});

test('data that never rests is given up on, with words', async () => {
  const { windows } = source(
    2,
    Array.from({ length: 100 }, (_, at) => at),
  );
  await expect(fetchAsOne(windows)).rejects.toThrow('changes too fast');
});

test('answers that say nothing of their state are taken as they come', async () => {
  const silent = [1, 2].map((is) => async (): Promise<{ is: number; dataVersion?: number }> => ({ is }));
  expect(await fetchAsOne(silent)).toEqual([{ is: 1 }, { is: 2 }]);
});
