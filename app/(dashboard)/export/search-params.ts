import { type ExportEntity, isExportEntity } from '#lib/contracts/exports.ts';
import type { ParamProblem } from '#lib/contracts/list-params.ts';

/** The query of this page: the table that is meant, and beside it that table's own query. */
export function parseExportPage(search: URLSearchParams): {
  of: ExportEntity | null;
  query: string;
  problems: ParamProblem[];
} {
  const rest = new URLSearchParams(search);
  rest.delete('of');
  const of = search.get('of') ?? '';
  if (isExportEntity(of)) return { of, query: rest.toString(), problems: [] };
  const problems = of === '' ? [] : [{ parameter: 'of', detail: 'No table of that name can be exported.' }];
  return { of: null, query: '', problems };
}
