import { isUsable } from '#lib/facts/usable-build.ts';
import type { ReadContext } from './context.ts';
import type { ClaimDto } from './dto.ts';
import type { UseCaseRowDto } from './dto-use-case.ts';
import { claimsOf } from './entry-details.ts';
import { query } from './query.ts';
import { remarksByEntry } from './remarks-by-entry.ts';
import { type StepRow, verdictsOfUseCases } from './use-case-verdicts.ts';

interface Row {
  id: number;
  slug: string;
  name: string;
  summary: string;
  position: number;
  peak_cores: number | null;
  peak_raw: string;
  version: number;
  updated_at: Date;
  owners: UseCaseRowDto['owners'];
}

const HEADS = `
  select u.id, e.slug, e.name, e.summary, u.position, u.peak_cores, u.peak_raw, e.version, e.updated_at,
         coalesce(o.list, '[]') as owners
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join use_cases u on u.id = wanted.id join entries e on e.id = u.id and e.trashed_at is null
  left join lateral (
    select json_agg(json_build_object('name', h.name, 'role', x.role) order by x.role, lower(h.name) collate "C") as list
    from entry_owners x join people h on h.id = x.person_id where x.entry_id = e.id) o on true
  order by wanted.place`;

/** The size of an image is that of the build its tag policy points at, else of the newest one. */
const STEPS = `
  select s.use_case_id as use_case, s.slug, s.name, s.position, s.description, s.parallel_jobs as "parallelJobs",
         s.parallel_bound as "parallelBound", s.parallel_raw as "parallelRaw", s.unit,
         case when f.id is not null then json_build_object('slug', f.slug, 'name', f.name, 'sizeBytes', coalesce(
           (select b.size_bytes from tags t join builds b on b.id = t.build_id
            where t.image_id = i.id and t.name = i.tag_policy),
           (select b.size_bytes from builds b where b.image_id = i.id and b.state = 'succeeded' and ${isUsable('b')}
            order by b.created_at desc limit 1))) end as image,
         coalesce(p.list, '[]') as packages, coalesce(t.list, '[]') as sites, coalesce(n.list, '[]') as needs
  from use_case_steps s
  left join images i on i.id = s.image_id left join entries f on f.id = i.id and f.trashed_at is null
  left join lateral (
    select json_agg(json_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'doubtful', x.doubtful, 'note', x.note)
                    order by x.doubtful, lower(e.name) collate "C", e.slug) as list
    from step_packages x join entries e on e.id = x.package_id and e.trashed_at is null where x.step_id = s.id) p on true
  left join lateral (
    select json_agg(json_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'note', x.note)
                    order by lower(e.name) collate "C", e.slug) as list
    from step_sites x join entries e on e.id = x.site_id and e.trashed_at is null where x.step_id = s.id) t on true
  left join lateral (
    select json_agg(json_build_object('slug', e.slug, 'name', e.name, 'kind', d.dependency_kind,
                                      'couldDrop', d.could_drop, 'note', x.note)
                    order by lower(e.name) collate "C", e.slug) as list
    from step_needs x join dependencies d on d.id = x.dependency_id
    join entries e on e.id = d.id and e.trashed_at is null where x.step_id = s.id) n on true
  where s.use_case_id = any($1::int[]) order by s.use_case_id, s.position, s.slug`;

/** Use cases in the order of the ids, with their steps and the verdict at every site that a step targets. */
export async function rowsOfUseCases(
  ctx: ReadContext,
  version: number,
  ids: readonly number[],
): Promise<UseCaseRowDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: HEADS, values: [[...ids]] });
  const steps = Map.groupBy(await query<StepRow>(ctx, { text: STEPS, values: [[...ids]] }), (step) => step.use_case);
  const claims = Map.groupBy(await claimsOf(ctx, ids), ({ entry }) => entry.slug);
  const remarks = await remarksByEntry(ctx, ids);
  const heads = rows.map(({ id, slug, name }) => ({ slug, name, steps: steps.get(id) ?? [] }));
  const verdicts = await verdictsOfUseCases(ctx, version, heads);
  return rows.map((row) => {
    const said = (field: string): ClaimDto[] =>
      (claims.get(row.slug) ?? [])
        .filter((claim) => claim.field === field)
        .map(({ entry: _entry, ...claim }): ClaimDto => claim);
    return {
      slug: row.slug,
      name: row.name,
      summary: row.summary,
      position: row.position,
      peak: { cores: row.peak_cores, raw: row.peak_raw, claims: said('peak') },
      owners: row.owners,
      steps: (steps.get(row.id) ?? []).map(({ use_case: _useCase, packages, sites, ...step }) => ({
        ...step,
        packages: packages.map(({ id: _id, ...pkg }) => pkg),
        sites: sites.map(({ id: _id, ...site }) => site),
        claims: said(`steps.${step.slug}`),
      })),
      readiness: verdicts.get(row.slug) ?? [],
      remarks: remarks.get(row.id) ?? [],
      version: row.version,
      updatedAt: row.updated_at.toISOString(),
    };
  });
}
