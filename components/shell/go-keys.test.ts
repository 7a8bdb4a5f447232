import { expect, test } from 'vitest';
import { moved } from '../data-table/grid-move.ts';
import { SECTIONS } from '../ui/header.tsx';
import { GO_KEYS } from './go-keys.ts';

const EXTENT = { rows: 9, columns: 9, page: 3, corner: true };

test.each(['g', '?', ...Object.keys(GO_KEYS)])('%s moves nobody in a grid', (key) => {
  for (const ctrlKey of [false, true]) {
    expect(moved({ row: 4, column: 4 }, { key, ctrlKey, metaKey: false }, EXTENT)).toBeNull();
  }
});

test('every section of the head has a key', () => {
  const hrefs = Object.values(GO_KEYS).map(([href]) => href);
  expect(hrefs).toEqual(expect.arrayContaining(SECTIONS.map(({ href }) => href)));
  expect(new Set(hrefs).size).toBe(hrefs.length);
});
