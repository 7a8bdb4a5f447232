import { apiPlatform, apiPlatformList } from '#lib/contracts/api/platform.ts';
import { listPlatforms } from '#lib/read/list-platforms.ts';
import { readPlatform } from '#lib/read/read-platform.ts';
import type { ApiApp } from '../api-app.ts';
import { toApiPlatform } from '../shapes/platform.ts';
import { plainRoutes } from './plain-list.ts';

/** `GET /platforms` and `GET /platforms/{slug}`. */
export function platformRoutes(app: ApiApp): void {
  plainRoutes(app, {
    list: 'platforms',
    noun: 'platform',
    summary: 'Operating systems: their lives, and what builds and runs on them',
    item: apiPlatform,
    page: apiPlatformList,
    readList: listPlatforms,
    readOne: readPlatform,
    toApi: toApiPlatform,
  });
}
