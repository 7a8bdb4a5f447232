import type { ReadContext } from './context.ts';
import type { ImageRowDto, PackageDto, StepUseDto } from './dto.ts';
import { FROM_BUILD_THAT_COUNTS } from './image-rows.ts';
import { outcomesOf } from './outcomes-of.ts';
import { query } from './query.ts';

/** What is around a package: images, use-case steps, other packages, questions. */

export function imagesWith(ctx: ReadContext, packageId: number): Promise<ImageRowDto[]> {
  return query<ImageRowDto>(ctx, {
    text: `select e.slug, e.name, i.repository, i.flavour::text, coalesce(b.name, i.base_raw) as base, c.version,
                  (select count(*)::int from builds d where d.image_id = i.id) as builds,
                  (select json_build_object('digest', d.digest, 'outcomes', ${outcomesOf('d.id')},
                                            'tags', array(select t.name from tags t where t.build_id = d.id
                                                          order by t.name collate "C"))
                   ${FROM_BUILD_THAT_COUNTS}) as current
           from image_contents c join images i on i.id = c.image_id join entries e on e.id = i.id
           left join entries b on b.id = i.base_platform_id
           where c.package_id = $1 and e.trashed_at is null order by lower(e.name) collate "C", e.id`,
    values: [packageId],
  });
}

/** Steps that need the package; with a site only those that target it. */
export function stepsOf(ctx: ReadContext, packageId: number, siteId: number | null = null): Promise<StepUseDto[]> {
  return query<StepUseDto>(ctx, {
    text: `select json_build_object('slug', u.slug, 'name', u.name) as "useCase",
                  json_build_object('slug', s.slug, 'name', s.name) as step, s.parallel_raw as "parallelRaw", n.doubtful
           from step_packages n join use_case_steps s on s.id = n.step_id
           join use_cases c on c.id = s.use_case_id join entries u on u.id = c.id
           where n.package_id = $1 and u.trashed_at is null and
             ($2::int is null or exists (select 1 from step_sites t where t.step_id = s.id and t.site_id = $2))
           order by c.position, u.slug, s.position, s.slug`,
    values: [packageId, siteId],
  });
}

type Named = PackageDto['neededBy'][number];

/** Packages that name this one among their dependencies. */
export function neededBy(ctx: ReadContext, packageId: number): Promise<Named[]> {
  return query<Named>(ctx, {
    text: `select distinct e.slug, e.name from dependencies d join package_dependencies n on n.dependency_id = d.id
           join entries e on e.id = n.package_id where d.package_id = $1 and e.trashed_at is null order by e.name`,
    values: [packageId],
  });
}

/** Packages that can only be upgraded when this one is. */
export function waitedForBy(ctx: ReadContext, packageId: number): Promise<Named[]> {
  return query<Named>(ctx, {
    text: `select e.slug, e.name from packages p join entries e on e.id = p.id
           where p.upgradable_on_id = $1 and e.trashed_at is null order by e.name`,
    values: [packageId],
  });
}

/** Packages this one needs at run time, that cannot be dropped. */
export function runNeeds(ctx: ReadContext, packageId: number): Promise<(Named & { id: number })[]> {
  return query<Named & { id: number }>(ctx, {
    text: `select e.id, e.slug, e.name from package_dependencies n join dependencies d on d.id = n.dependency_id
           join entries e on e.id = d.package_id
           where n.package_id = $1 and n.phase = 'run' and not (n.could_drop or d.could_drop) and e.trashed_at is null
             and e.id <> $1
           order by e.name`,
    values: [packageId],
  });
}

/** Questions that mention the package, or that it mentions. */
export function questionsAbout(ctx: ReadContext, id: number): Promise<PackageDto['questions']> {
  return query<PackageDto['questions'][number]>(ctx, {
    text: `select distinct e.slug, e.name, q.answered, q.position from entry_relations r
           join questions q on q.id in (r.from_id, r.to_id) join entries e on e.id = q.id
           where $1 in (r.from_id, r.to_id) and e.trashed_at is null order by q.position, e.slug`,
    values: [id],
  });
}
