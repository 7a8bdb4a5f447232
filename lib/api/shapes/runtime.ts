import type { ApiRuntime } from '#lib/contracts/api/runtime.ts';
import type { RuntimeRowDto } from '#lib/read/dto-runtime.ts';

/** The API's container runtime. */
export function toApiRuntime(row: RuntimeRowDto): ApiRuntime {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    position: row.position,
    aliases: row.aliases,
    channels: row.channels,
    criteria: row.criteria.map(({ criterion, value, raw, doubt, claims }) => ({
      criterion,
      value,
      raw,
      doubt,
      inConflict: claims.some(({ state }) => state === 'open'),
    })),
    sites: row.sites.map(({ site, claims: _claims, ...offer }) => ({ site: site.slug, ...offer })),
    version: row.version,
    updatedAt: row.updatedAt,
  };
}
