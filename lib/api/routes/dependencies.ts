import { type ApiDependency, apiDependency, apiDependencyList } from '#lib/contracts/api/dependency.ts';
import { listDependencies } from '#lib/read/list-dependencies.ts';
import { readDependency } from '#lib/read/read-dependency.ts';
import type { ApiApp } from '../api-app.ts';
import { plainRoutes } from './plain-list.ts';

/** `GET /dependencies` and `GET /dependencies/{slug}`. */
export function dependencyRoutes(app: ApiApp): void {
  plainRoutes(app, {
    list: 'dependencies',
    noun: 'dependency',
    summary: 'What packages need: by whom, whether it could be dropped, where it is offered',
    item: apiDependency,
    page: apiDependencyList,
    readList: listDependencies,
    readOne: readDependency,
    toApi: (row): ApiDependency => row,
  });
}
