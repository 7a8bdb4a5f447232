import { expect, test } from 'vitest';
import { asCsv, asHtml, asJson, asTsv } from './copy.ts';

const HEAD = ['Name', 'Running platform'];
const ROWS = [
  ['FastCopy', 'RHEL5 or RHEL6 ??'],
  ['A "b", c', 'two\nlines\tand a tab'],
  ['=1+1', ''],
];
const CELLS = [HEAD, ...ROWS];

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
  const read: unknown = JSON.parse(asJson(HEAD, ROWS));
  expect(read).toHaveLength(3);
  expect(read).toContainEqual({ Name: 'FastCopy', 'Running platform': 'RHEL5 or RHEL6 ??' });
});

test('HTML is a table in which nothing is markup', () => {
  expect(asHtml([['<b>&', 'a\nb', '=1']])).toBe(
    "<table><tr><td>&lt;b&gt;&amp;</td><td>a<br>b</td><td>'=1</td></tr></table>",
  );
});
