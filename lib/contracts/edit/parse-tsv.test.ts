import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTsv } from './parse-tsv.ts';

it.each<[string, string[][]]>([
  ['', [['']]],
  ['yes', [['yes']]],
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\rb', [['a'], ['b']]],
  ['a\n\nb\n', [['a'], [''], ['b']]],
  [
    '\t\n\t',
    [
      ['', ''],
      ['', ''],
    ],
  ],
  [
    'a\nb\tc',
    [
      ['a', ''],
      ['b', 'c'],
    ],
  ],
  ['"one\ntwo"\tb', [['one\ntwo', 'b']]],
  ['"tab\there"\n"say ""hi"""', [['tab\there'], ['say "hi"']]],
  ['""\t""', [['', '']]],
  ['"crlf\r\ninside"', [['crlf\ninside']]],
  // Quotes that are no quoting.
  ['5" disk\tb', [['5" disk', 'b']]],
  [
    '"half\tb\nc\td',
    [
      ['"half', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"yes" he said\tb', [['"yes" he said', 'b']]],
  ['"', [['"']]],
])('%j', (text, cells) => {
  expect(parseTsv(text)).toEqual(cells);
});

it('gives back what a spreadsheet wrote', () => {
  const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', ''));
  const block = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
    .chain(([width, height]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    );
  const write = (rows: string[][]) =>
    `${rows.map((row) => row.map((one) => (/["\t\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t')).join('\n')}\n`;
  fc.assert(
    fc.property(block, (rows) => {
      expect(parseTsv(write(rows))).toEqual(rows);
    }),
  );
});

it('takes whatever comes as a rectangle, and loses no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ') }), (text) => {
      const rows = parseTsv(text);
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      expect(rows.flat().join('').replaceAll(/[^a]/g, '')).toBe(text.replaceAll(/[^a]/g, ''));
    }),
  );
});
