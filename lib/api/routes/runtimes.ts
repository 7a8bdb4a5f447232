import { apiRuntime, apiRuntimeList } from '#lib/contracts/api/runtime.ts';
import { listRuntimes } from '#lib/read/list-runtimes.ts';
import { readRuntime } from '#lib/read/read-runtime.ts';
import type { ApiApp } from '../api-app.ts';
import { toApiRuntime } from '../shapes/runtime.ts';
import { plainRoutes } from './plain-list.ts';

/** `GET /runtimes` and `GET /runtimes/{slug}`. */
export function runtimeRoutes(app: ApiApp): void {
  plainRoutes(app, {
    list: 'runtimes',
    noun: 'runtime',
    summary: 'Container runtimes: how they compare, and where they are offered',
    item: apiRuntime,
    page: apiRuntimeList,
    readList: listRuntimes,
    readOne: readRuntime,
    toApi: toApiRuntime,
  });
}
