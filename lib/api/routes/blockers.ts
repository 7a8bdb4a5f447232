import { apiBlockerList, apiBlockerTable } from '#lib/contracts/api/blocker.ts';
import { blockersNoun } from '#lib/contracts/tables/blockers.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import type { ApiApp } from '../api-app.ts';
import { toApiBlocker } from '../shapes/blocker.ts';
import { tableRoute } from '../table-route.ts';

/** `GET /blockers`. */
export function blockerRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: '/api/v1/blockers',
    summary: 'What would unlock most needed pairs, best first; at most the first thousand steps',
    noun: blockersNoun,
    page: apiBlockerList,
    table: apiBlockerTable,
    list: listBlockers,
    toApi: toApiBlocker,
  });
}
