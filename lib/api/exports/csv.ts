import { type Options, stringify } from 'csv-stringify/sync';
import { inert } from '#lib/contracts/inert.ts';
import type { Format } from './format.ts';

/** RFC 4180. */
const OPTIONS: Options = { record_delimiter: '\r\n', quote_record_delimiter: true };

/** CSV with a byte order mark, without which spreadsheets read UTF-8 as something else. */
export const csv: Format = () => ({
  head: ({ columns }) => stringify([columns.map(({ label }) => inert(label))], { ...OPTIONS, bom: true }),
  rows: (cells) =>
    stringify(
      cells.map((row) => row.map(inert)),
      OPTIONS,
    ),
  foot: () => '',
});
