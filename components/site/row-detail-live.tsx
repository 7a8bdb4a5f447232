import type { ApiStatements } from '#lib/contracts/api/care.ts';
import type { ApiStanding } from '#lib/contracts/api/site.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';
import { useDetail } from '../data-table/use-detail.ts';
import { SiteDetail } from './row-detail.tsx';

/** A row that somebody opens: where the site stands is fetched now. */
export function LiveSiteDetail({ site }: { site: SiteRowDto }) {
  const [standing, problem] = useDetail<ApiStanding>(`/api/v1/sites/${site.slug}/standing`);
  const [statements] = useDetail<ApiStatements>(`/api/v1/statements?entry=site/${site.slug}`);
  return <SiteDetail site={site} standing={standing} problem={problem} statements={statements} />;
}
