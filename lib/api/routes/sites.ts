import { apiSiteDetail, apiSiteList, apiSiteTable } from '#lib/contracts/api/site.ts';
import { sitesNoun } from '#lib/contracts/tables/sites.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { readSite } from '#lib/read/read-site.ts';
import type { ApiApp } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { toApiSite, toApiSiteDetail } from '../shapes/site.ts';
import { tableRoute } from '../table-route.ts';

const PATH = '/api/v1/sites';

/** `GET /sites` and `GET /sites/{slug}`. */
export function siteRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: PATH,
    summary: 'The farms',
    noun: sitesNoun,
    page: apiSiteList,
    table: apiSiteTable,
    list: listSites,
    toApi: toApiSite,
  });
  entryRoute(app, { path: PATH, noun: 'site', item: apiSiteDetail, readOne: readSite, toApi: toApiSiteDetail });
}
