import { z } from 'zod';
import {
  EXPORT_ENTITIES,
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  isExportEntity,
  isExportFormat,
} from '#lib/contracts/exports.ts';
import { VIEW_PARAMETERS } from '#lib/contracts/table-view.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { answerExport } from '../exports/answer.ts';
import { ALWAYS, BAD_PARAMETERS, NOT_FOUND, searchFor } from '../openapi-parts.ts';
import { problemResponse } from '../problem.ts';

/** The name that design and scripts use, beside its place among the other routes. */
const FOLDERS = ['/api/v1/export', '/export'] as const;

const table = z.object({
  title: z.string(),
  exportedAt: z.iso.datetime(),
  query: z.string().describe('The question, without its choice of a page'),
  columns: z.array(z.object({ id: z.string(), label: z.string() })),
  rows: z.array(z.record(z.string(), z.string())).describe('The text of each cell by the id of its column'),
});

/** `GET /export/{entity}.{format}`: every row that the page with the same query shows. */
export function exportRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/export/{entity}.{format}',
    summary: 'Every row of a table, exactly as its page shows it',
    request: {
      params: z.object({ entity: z.enum(EXPORT_ENTITIES), format: z.enum(EXPORT_FORMAT_NAMES) }),
      query: z
        .object({
          q: searchFor,
          cols: z.string().optional().describe('Ids of the columns in order, with commas between'),
        })
        .catchall(z.string())
        .describe(
          `The query of the page: its filters, \`sort\`, ${VIEW_PARAMETERS.join(', ')}. What chooses a page is passed over.`,
        ),
    },
    responses: {
      200: {
        description: 'The table; a transfer that breaks off means that the data changed meanwhile: ask again',
        content: Object.fromEntries(
          Object.entries(EXPORT_FORMATS).map(([name, { type }]) => [
            type,
            { schema: name === 'json' ? table : z.string() },
          ]),
        ),
      },
      ...BAD_PARAMETERS,
      ...NOT_FOUND,
      ...ALWAYS,
    },
  });
  for (const folder of FOLDERS) {
    const path = `${folder}/:file`;
    app.get(path, (c) => {
      const [, entity = '', format = ''] = /^([a-z-]+)\.([a-z]+)$/.exec(c.req.param('file') ?? '') ?? [];
      if (isExportEntity(entity) && isExportFormat(format)) return answerExport(c, entity, format);
      const detail = `There is no such export. It is {${EXPORT_ENTITIES.join(',')}}.{${EXPORT_FORMAT_NAMES.join(',')}}.`;
      return problemResponse(c, { status: 404, detail });
    });
    onlyThese(app, path, READ_ONLY);
  }
}
