import { apiPlatform, apiPlatformList, apiPlatformTable } from '#lib/contracts/api/platform.ts';
import { platformsNoun } from '#lib/contracts/tables/platforms.ts';
import { listPlatforms } from '#lib/read/list-platforms.ts';
import { readPlatform } from '#lib/read/read-platform.ts';
import type { ApiApp } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { toApiPlatform } from '../shapes/platform.ts';
import { tableRoute } from '../table-route.ts';

const PATH = '/api/v1/platforms';

/** `GET /platforms` and `GET /platforms/{slug}`. */
export function platformRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: PATH,
    summary: 'Operating systems: their lives, and what builds and runs on them',
    noun: platformsNoun,
    page: apiPlatformList,
    table: apiPlatformTable,
    list: listPlatforms,
    toApi: toApiPlatform,
    toTable: (row) => row,
  });
  entryRoute(app, { path: PATH, noun: 'platform', item: apiPlatform, readOne: readPlatform, toApi: toApiPlatform });
}
