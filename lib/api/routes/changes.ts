import { z } from 'zod';
import { type ApiChange, apiChangeList, apiChangeTable } from '#lib/contracts/api/change.ts';
import { changeFilters } from '#lib/contracts/change-params.ts';
import { changesNoun } from '#lib/contracts/tables/activity.ts';
import type { ChangeSetDto } from '#lib/read/dto-change.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import type { ApiApp } from '../api-app.ts';
import { tableRoute } from '../table-route.ts';

/** `GET /changes`. */
export function changeRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: '/api/v1/changes',
    summary: 'Everything that changed, newest first',
    noun: changesNoun,
    more: {
      filters: changeFilters,
      describe: {
        from: z.iso.date().optional().describe('First day on which a change took effect'),
        to: z.iso.date().optional().describe('Last day on which a change took effect'),
        of: z.string().optional().describe('Entry that it changed, as kind/slug'),
      },
    },
    page: apiChangeList,
    table: apiChangeTable,
    list: listChanges,
    toApi: toApiChange,
  });
}

const toApiChange = (change: ChangeSetDto): ApiChange => {
  const { id, at, recordedAt, actor, by, why, source, kinds, total, entries } = change;
  return { id, at, recordedAt, actor, by, why, source, kinds, total, entries };
};
