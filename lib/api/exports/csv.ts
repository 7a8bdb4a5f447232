import { type Options, stringify } from 'csv-stringify/sync';
import type { Format } from './format.ts';

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front: what people wrote must not
 * run on the machine of whoever opens the file.
 */
const OPTIONS: Options = { record_delimiter: '\r\n', quote_record_delimiter: true, escape_formulas: true };

/** CSV with a byte order mark, without which spreadsheets read UTF-8 as something else. */
export const csv: Format = () => ({
  head: ({ columns }) => stringify([columns.map(({ label }) => label)], { ...OPTIONS, bom: true }),
  rows: (cells) =>
    stringify(
      cells.map((row) => [...row]),
      OPTIONS,
    ),
  foot: () => '',
});
