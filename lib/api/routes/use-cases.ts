import { apiUseCase, apiUseCaseList } from '#lib/contracts/api/use-case.ts';
import { listUseCases } from '#lib/read/list-use-cases.ts';
import { readUseCase } from '#lib/read/read-use-case.ts';
import type { ApiApp } from '../api-app.ts';
import { toApiUseCase } from '../shapes/use-case.ts';
import { plainRoutes } from './plain-list.ts';

/** `GET /use-cases` and `GET /use-cases/{slug}`. */
export function routesOfUseCases(app: ApiApp): void {
  plainRoutes(app, {
    list: 'use-cases',
    noun: 'use case',
    summary: 'Use cases: their steps, and whether they can run at the sites they target',
    item: apiUseCase,
    page: apiUseCaseList,
    readList: listUseCases,
    readOne: readUseCase,
    toApi: toApiUseCase,
  });
}
