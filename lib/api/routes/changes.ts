import { z } from 'zod';
import { type ApiChange, apiChangeList } from '#lib/contracts/api/change.ts';
import { type changeFilters, parseChangeParams } from '#lib/contracts/change-params.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import type { ChangeSetDto } from '#lib/read/dto-change.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, paging } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';
import { readStrictly } from '../query.ts';

const KNOWN = { one: ['limit', 'cursor', 'from', 'to'], many: ['entity', 'source'] };
const PARAMETERS: Record<keyof typeof changeFilters, z.ZodType> = {
  entity: anyOf(z.enum(ENTRY_KINDS), 'Kinds of entry.'),
  source: anyOf(z.string(), 'Slugs of sources.'),
  from: z.iso.date().optional().describe('First day on which a change took effect'),
  to: z.iso.date().optional().describe('Last day on which a change took effect'),
};

/** `GET /changes`. */
export function changeRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/changes',
    summary: 'Everything that changed, newest first',
    request: { query: z.object({ ...PARAMETERS, ...paging }) },
    responses: { 200: jsonOf('A page of changes', apiChangeList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/changes', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseChangeParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listChanges({ ctx, input: asked.params });
        return { body: { items: items.map(toApiChange), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/changes', READ_ONLY);
}

const toApiChange = (change: ChangeSetDto): ApiChange => {
  const { id, at, recordedAt, actor, why, source, kinds, total, entries } = change;
  return { id, at, recordedAt, actor, why, source, kinds, total, entries };
};
