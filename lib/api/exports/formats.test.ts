import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMAT_NAMES, type ExportFormat } from '#lib/contracts/exports.ts';
import { inert } from '#lib/contracts/inert.ts';
import { FORMATS } from './formats.ts';

/** What people write into cells, signs of every format among it. */
const cell = fc
  .string({ unit: fc.constantFrom(...'ab ?|\\"\',;=+-@<>&_*`[]()~\n\r\té№漢🚢'), maxLength: 12 })
  .map((text) => text.toWellFormed());
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }));

/** A whole table, written in two windows as a long one is. */
function write(format: ExportFormat, [labels = [], ...rows]: string[][]): string {
  const about = {
    title: 'A <title> & more',
    exportedAt: '2026-02-03T04:05:06.000Z',
    query: '?q=a%26b',
    columns: labels.map((label, at) => ({ id: `c-${at}`, label })),
  };
  const writer = FORMATS[format](about);
  const half = Math.ceil(rows.length / 2);
  return [
    writer.head(about),
    writer.rows(rows.slice(0, half), true),
    rows.length > half ? writer.rows(rows.slice(half), false) : '',
    writer.foot(),
  ].join('');
}
const holds = (format: ExportFormat, judge: (written: string, rows: string[][]) => void) =>
  fc.assert(fc.property(table, (rows) => judge(write(format, rows), rows)));

describe('CSV', () => {
  test('read back it has the same cells, none of them a formula', () =>
    holds('csv', (written, rows) => {
      expect(written.startsWith('\ufeff')).toBe(true);
      expect(written.endsWith('\r\n')).toBe(true);
      const read: string[][] = parse(written, { bom: true, record_delimiter: '\r\n', relax_column_count: true });
      expect(read).toEqual(rows.map((row) => row.map(inert)));
      for (const text of read.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }));

  test('a command for a spreadsheet is made inert, a doubt is not touched', () => {
    const written = write('csv', [
      ['Name', 'Run'],
      ['=cmd|"/c calc"!A1', 'RHEL5 or RHEL6 ??'],
    ]);
    expect(written).toBe('\ufeffName,Run\r\n"\'=cmd|""/c calc""!A1",RHEL5 or RHEL6 ??\r\n');
  });
});

test('JSON has every cell by the id of its column', () =>
  holds('json', (written, [labels = [], ...rows]) => {
    const columns = labels.map((label, at) => ({ id: `c-${at}`, label }));
    expect(JSON.parse(written)).toEqual({
      title: 'A <title> & more',
      exportedAt: '2026-02-03T04:05:06.000Z',
      query: '?q=a%26b',
      columns,
      rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [`c-${at}`, text]))),
    });
  }));

describe('Markdown', () => {
  /** Cells of a line as GitHub reads them: a pipe after a backslash is no border. */
  const cellsOf = (line: string): string[] =>
    [...line.slice(1).matchAll(/((?:\\.|[^\\|])*)\|/g)].map(([, text = '']) => text.trim());

  test('every line has as many cells as there are columns, and says the same', () =>
    holds('md', (written, rows) => {
      const [head = '', rule = '', ...lines] = written.trimEnd().split('\n');
      expect(rule).toMatch(/^\|(?: --- \|)+$/);
      expect(cellsOf(rule)).toHaveLength(rows[0]?.length ?? 0);
      const read = [head, ...lines].map((line) => cellsOf(line).map((text) => text.replace(/\\(.)/gu, '$1')));
      const shown = (text: string) =>
        text
          .replace(/\r\n|[\r\n]/g, '<br>')
          .replaceAll('\t', ' ')
          .trim();
      expect(read).toEqual(rows.map((row) => row.map(shown)));
    }));

  test('signs of its own are escaped, names and addresses with underscores are not', () => {
    const written = write('md', [
      ['Name', 'Links'],
      ['a|b *new* <b>', 'https://x.example/GLAST_release?a=b'],
    ]);
    expect(written).toBe(
      '| Name | Links |\n| --- | --- |\n| a\\|b \\*new\\* \\<b\\> | https://x.example/GLAST_release?a=b |\n',
    );
  });
});

test('a wiki table has the same texts in the same places', () =>
  holds('confluence', (written, rows) => {
    const body = /^<table><tbody>\n(.*)<\/tbody><\/table>\n$/s.exec(written)?.[1] ?? '';
    const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '<br />': '\n' };
    const read = [...body.matchAll(/<tr>(.*?)<\/tr>\n/gs)].map(([, line = '']) =>
      [...line.matchAll(/<t([hd])>(.*?)<\/t\1>/gs)].map(([, , text = '']) =>
        text.replace(/&(?:lt|gt|quot|amp);|<br \/>/g, (sign) => signs[sign] ?? sign),
      ),
    );
    expect(read).toEqual(rows.map((row) => row.map((text) => text.replace(/\r\n|\r/g, '\n'))));
  }));

test.each(EXPORT_FORMAT_NAMES)('%s of a table without rows is whole', (format) => {
  const written = write(format, [['Name', 'Run']]);
  expect(written).toContain('Name');
  if (format === 'json') expect(JSON.parse(written)).toMatchObject({ rows: [] });
  if (format === 'confluence') expect(written.endsWith('</tbody></table>\n')).toBe(true);
});
