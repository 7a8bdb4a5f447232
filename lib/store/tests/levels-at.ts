import type { Tx } from '#lib/base/db.ts';
import { unpack } from '#lib/domain/readiness/codes.ts';
import type { Level } from '#lib/domain/vocabulary.ts';

/** Levels of some packages at one site as they are stored now; null where a pair is not assessed. */
export async function levelsAt(
  tx: Tx,
  { packageIds, siteId }: { packageIds: readonly number[]; siteId: number },
): Promise<Map<string, Level | null>> {
  if (packageIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ slug: string; code: number | null }[]>`
    select e.slug, case when length(r.codes) >= s.ordinal then get_byte(r.codes, s.ordinal - 1) end as code
    from entries e join sites s on s.id = ${siteId} left join package_readiness r on r.package_id = e.id
    where e.id = any(${packageIds}::int[]) and e.trashed_at is null order by e.slug collate "C"`;
  return new Map(rows.map(({ slug, code }) => [slug, code === null ? null : (unpack(code)?.level ?? null)]));
}
