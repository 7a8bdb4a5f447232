import type { ReadContext } from './context.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';

/** A living site, in the order in which sites were entered: the place of its byte in the packed readiness. */
export interface SiteColumn {
  id: number;
  slug: string;
  name: string;
  /** Index into the packed codes. */
  place: number;
}

/** All living sites. */
export function sitesOf(ctx: ReadContext, version: number): Promise<SiteColumn[]> {
  return perVersion(ctx, version, 'sites', () =>
    query<SiteColumn>(ctx, {
      text: `select s.id, e.slug, e.name, s.ordinal - 1 as place from sites s join entries e on e.id = s.id
             where e.trashed_at is null order by s.ordinal`,
    }),
  );
}
