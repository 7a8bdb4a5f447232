import type { ApiStatements } from '#lib/contracts/api/care.ts';
import type { ApiVerdicts } from '#lib/contracts/api/readiness.ts';
import { useDetail } from '../data-table/use-detail.ts';
import { PackageDetail, reasonedSites } from './row-detail.tsx';

/** A row that somebody opens: its reasons are fetched now. */
export function LivePackageDetail(props: Pick<Parameters<typeof PackageDetail>[0], 'row' | 'sites'>) {
  const search = new URLSearchParams(reasonedSites(props.row).map((site) => ['site', site]));
  const [reasons, problem] = useDetail<ApiVerdicts>(`/api/v1/packages/${props.row.slug}/verdicts?${search}`);
  const [statements] = useDetail<ApiStatements>(`/api/v1/statements?entry=package/${props.row.slug}`);
  return <PackageDetail {...props} reasons={reasons} problem={problem} statements={statements} />;
}
