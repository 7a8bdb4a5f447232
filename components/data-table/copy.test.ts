import { expect, test } from 'vitest';
import { asCsv, asJson, asTsv } from './copy.ts';

const CELLS = [
  ['Name', 'Running platform'],
  ['FastCopy', 'RHEL5 or RHEL6 ??'],
  ['A "b", c', 'two\nlines\tand a tab'],
  ['=1+1', ''],
];

test('TSV keeps one line a row and makes formulas text', () => {
  expect(asTsv(CELLS).split('\n')).toEqual([
    'Name\tRunning platform',
    'FastCopy\tRHEL5 or RHEL6 ??',
    'A "b", c\ttwo lines and a tab',
    "'=1+1\t",
  ]);
});

test('CSV quotes what needs it and makes formulas text', () => {
  expect(asCsv(CELLS)).toBe(
    'Name,Running platform\r\nFastCopy,RHEL5 or RHEL6 ??\r\n"A ""b"", c","two\nlines\tand a tab"\r\n\'=1+1,',
  );
});

test('JSON is one object a row', () => {
  expect(JSON.parse(asJson(CELLS))[0]).toEqual({ Name: 'FastCopy', 'Running platform': 'RHEL5 or RHEL6 ??' });
});
