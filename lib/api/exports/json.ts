import type { Format } from './format.ts';

/** One JSON document, a row a line, with cells by the id of their column. */
export const json: Format = ({ columns }) => {
  const line = (row: readonly string[]) =>
    JSON.stringify(Object.fromEntries(columns.map(({ id }, at) => [id, row[at] ?? ''])));
  return {
    head: ({ title, exportedAt, query }) =>
      `${JSON.stringify({ title, exportedAt, query, columns }).slice(0, -1)},"rows":[\n`,
    rows: (cells, first) => (cells.length === 0 ? '' : `${first ? '' : ',\n'}${cells.map(line).join(',\n')}`),
    foot: () => '\n]}\n',
  };
};
