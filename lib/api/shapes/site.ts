import type { ApiSite, ApiSiteDetail } from '#lib/contracts/api/site.ts';
import type { SiteDto, SiteRowDto } from '#lib/read/dto.ts';
import { toCell } from './package.ts';

/** The API's site. */
export function toApiSite(row: SiteRowDto): ApiSite {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    location: row.location,
    nodeOsRaw: row.nodeOsRaw,
    nodes: row.nodes,
    networkFsRaw: row.networkFsRaw,
    offers: row.offers,
    vmOffer: row.vmOffer,
    containerRaw: row.containerRaw,
    runtimes: row.runtimes,
    batchSystem: row.batchSystem,
    userBinds: row.userBinds,
    bindable: row.bindable,
    imageLimitBytes: row.imageLimitBytes,
    nodeCacheBytes: row.nodeCacheBytes,
    proxyCacheBytes: row.proxyCacheBytes,
    vsyscall: row.vsyscall,
    cores: row.cores,
    storageBytes: row.storageBytes,
    conflicts: row.conflicts,
    version: row.version,
    updatedAt: row.updatedAt,
    rollUp: row.rollUp,
  };
}

export function toApiSiteDetail(site: SiteDto): ApiSiteDetail {
  return {
    ...toApiSite(site),
    readiness: site.packages.map(({ slug, cell }) => ({ package: slug, ...toCell(cell) })),
  };
}
