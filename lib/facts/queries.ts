import type { Db } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';
import type {
  BuildState,
  Channel,
  DependencyKind,
  Existence,
  Flavour,
  NodeState,
  OfferState,
  Phase,
  PublicationState,
  RunOutcome,
  RuntimeState,
  Share,
  Strategy,
  SuiteKind,
  Support,
  Tristate,
  Upgradable,
  VmOffer,
} from '#lib/domain/vocabulary.ts';
import { isUsable } from './usable-build.ts';

/**
 * The queries behind `loadFacts`: plain rows, one statement per table, so that 30,000 packages cost as many round trips
 * as one. Column types follow from the schema's enums, which a test holds equal to the vocabulary.
 */
type Ids = readonly number[] | undefined;
const only = (column: string, ids: Ids): Prisma.Sql =>
  ids === undefined ? Prisma.empty : Prisma.sql`and ${Prisma.raw(column)} = any(${ids})`;

export interface PlatformRow {
  id: number;
  slug: string;
  name: string;
  generation: number;
  family: string;
  maintenance_ends: Date | null;
  extended_ends: Date | null;
  base_image: boolean;
}
export const platforms = (db: Db) =>
  db.$queryRaw<PlatformRow[]>`
    select p.id, e.slug, e.name, p.generation, p.family, p.maintenance_ends, p.extended_ends, p.base_image
    from platforms p join entries e on e.id = p.id where e.trashed_at is null`;

export const packages = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      id: number;
      slug: string;
      name: string;
      strategy: Strategy;
      upgradable: Upgradable;
      upgradable_raw: string;
      waiting_slug: string | null;
      waiting_name: string | null;
      existing_vm: Existence;
      existing_vm_raw: string;
      existing_container: Existence;
      existing_container_raw: string;
      reviewed_on: Date | null;
      review_every_days: number | null;
    }[]
  >`
    select p.id, e.slug, e.name, p.strategy, p.upgradable, p.upgradable_raw, w.slug as waiting_slug, w.name as waiting_name,
           p.existing_vm, p.existing_vm_raw, p.existing_container, p.existing_container_raw, e.reviewed_on,
           e.review_every_days
    from packages p join entries e on e.id = p.id left join entries w on w.id = p.upgradable_on_id
    where e.trashed_at is null ${only('p.id', ids)}`;

export const supports = (db: Db, ids: Ids) =>
  db.$queryRaw<{ package_id: number; platform_id: number; phase: Phase; support: Support }[]>`
    select package_id, platform_id, phase, support from package_platforms where true ${only('package_id', ids)}`;

export const needs = (db: Db, ids: Ids) =>
  db.$queryRaw<
    { package_id: number; slug: string; name: string; kind: DependencyKind; phase: Phase; could_drop: boolean }[]
  >`
    select n.package_id, e.slug, e.name, d.dependency_kind as kind, n.phase, (n.could_drop or d.could_drop) as could_drop
    from package_dependencies n join dependencies d on d.id = n.dependency_id join entries e on e.id = d.id
    where e.trashed_at is null ${only('n.package_id', ids)}`;

type Conflict = { entry_id: number; field: string };
/** Fields about which standing claims state different things. */
const conflicts = (db: Db, table: 'packages' | 'sites', ids: Ids) => db.$queryRaw<Conflict[]>`
    select f.entry_id, f.field from fields_in_conflict f join ${Prisma.raw(table)} t on t.id = f.entry_id
    where true ${only('f.entry_id', ids)}`;
export const packageConflicts = (db: Db, ids: Ids) => conflicts(db, 'packages', ids);
export const siteConflicts = (db: Db, ids: Ids) => conflicts(db, 'sites', ids);

export const suites = (db: Db, ids: Ids) =>
  db.$queryRaw<{ package_id: number; slug: string; name: string; kind: SuiteKind }[]>`
    select r.package_id, s.slug, s.name, s.kind from required_suites r join test_suites s on s.id = r.suite_id
    where true ${only('r.package_id', ids)}`;

/**
 * Runs of a package itself, and runs on builds of images that hold it. A run on a member of a multi-architecture index is
 * one on the index too, whose digest is what a tag points at.
 */
export const runs = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      package_id: number;
      id: number;
      suite: string;
      site: string;
      runtime: string | null;
      platform: string | null;
      how: 'native' | 'vm' | 'container';
      digest: string | null;
      outcome: RunOutcome;
      at: Date;
      failed_cases: string[];
    }[]
  >`
    with wanted as (
      select r.id, r.package_id from test_runs r where r.package_id is not null ${only('r.package_id', ids)}
      union
      select r.id, c.package_id from image_contents c join builds b on b.image_id = c.image_id
      join test_runs r on r.build_id = b.id where true ${only('c.package_id', ids)}
    )
    select w.package_id, r.id, s.slug as suite, se.slug as site, re.slug as runtime, pe.slug as platform, r.how,
           b.digest, r.outcome, r.at,
           case when r.failed + r.errored = 0 then array[]::text[] else array(
             select t.name from test_cases t where t.run_id = r.id and t.outcome in ('failed', 'errored')
             order by t.position limit 20) end as failed_cases
    from wanted w join test_runs r on r.id = w.id join test_suites s on s.id = r.suite_id join entries se on se.id = r.site_id
    left join entries re on re.id = r.runtime_id left join entries pe on pe.id = r.platform_id
    left join (
      select id as run_of, id, digest from builds
      union all select c.child_id, i.id, i.digest from build_children c join builds i on i.id = c.index_id
    ) b on b.run_of = r.build_id`;

export const signOffs = (db: Db, ids: Ids) =>
  db.$queryRaw<{ package_id: number; digest: string | null; site: string | null; by: string; at: Date }[]>`
    select o.package_id, b.digest, e.slug as site, o.by, o.at
    from sign_offs o left join builds b on b.id = o.build_id left join entries e on e.id = o.site_id
    where o.revoked_at is null ${only('o.package_id', ids)}`;

/** Steps that need a package, with the sites they target. A doubtful need is no target. */
export const steps = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      package_id: number;
      use_case: string;
      step: string;
      name: string;
      parallel_jobs: number | null;
      sites: string[];
    }[]
  >`
    select sp.package_id, u.slug as use_case, s.slug as step, s.name, s.parallel_jobs,
           array(select e.slug from step_sites ss join entries e on e.id = ss.site_id where ss.step_id = s.id order by e.slug) as sites
    from step_packages sp join use_case_steps s on s.id = sp.step_id join entries u on u.id = s.use_case_id
    where not sp.doubtful and u.trashed_at is null ${only('sp.package_id', ids)}`;

export const contents = (db: Db, ids: Ids) =>
  db.$queryRaw<{ package_id: number; image_id: number; mounted: boolean }[]>`
    select c.package_id, c.image_id, c.mounted from image_contents c join entries e on e.id = c.image_id
    where e.trashed_at is null ${only('c.package_id', ids)} order by e.slug`;

export const images = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      id: number;
      slug: string;
      name: string;
      flavour: Flavour;
      base: string | null;
      current_digest: string | null;
      moved_at: Date | null;
    }[]
  >`
    select i.id, e.slug, e.name, i.flavour, be.slug as base, b.digest as current_digest, t.moved_at
    from images i join entries e on e.id = i.id left join entries be on be.id = i.base_platform_id
    left join tags t on t.image_id = i.id and t.name = i.tag_policy left join builds b on b.id = t.build_id
    where true ${only('i.id', ids)}`;

export const mounts = (db: Db, ids: Ids) =>
  db.$queryRaw<
    { image_id: number; path: string; kind: 'mount' | 'config'; needs: string | null; created_in_image: boolean }[]
  >`
    select m.image_id, m.path, m.kind, e.slug as needs, m.created_in_image
    from image_mounts m left join entries e on e.id = m.needs_id where true ${only('m.image_id', ids)}`;

/** Builds that could be used. */
export const builds = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      id: number;
      image_id: number;
      digest: string;
      state: BuildState;
      base: string | null;
      size_bytes: bigint | null;
      created_at: Date;
    }[]
  >`
    select b.id, b.image_id, b.digest, b.state, e.slug as base, b.size_bytes, b.created_at
    from builds b left join entries e on e.id = b.base_platform_id
    where ${Prisma.raw(isUsable('b'))} ${only('b.image_id', ids)}`;

/** Publications of builds; what is published of a member of an index is published of the index. */
export const publications = (db: Db, ids: Ids) =>
  db.$queryRaw<
    { build_id: number; channel: Channel; site: string | null; state: PublicationState; path: string; at: Date }[]
  >`
    select b.build_id, p.channel, e.slug as site, p.state, p.path, p.at
    from publications p
    join (
      select id as published, id as build_id, image_id from builds
      union all select c.child_id, i.id, i.image_id from build_children c join builds i on i.id = c.index_id
    ) b on b.published = p.build_id
    left join entries e on e.id = p.site_id
    where true ${only('b.image_id', ids)}`;

export const sites = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      id: number;
      slug: string;
      name: string;
      vm_offer: VmOffer;
      vm_offer_raw: string;
      user_binds: Tristate;
      bindable: string[];
      image_limit_bytes: bigint | null;
      node_cache_bytes: bigint | null;
      proxy_cache_bytes: bigint | null;
      vsyscall: Tristate;
    }[]
  >`
    select s.id, e.slug, e.name, s.vm_offer, s.vm_offer_raw, s.user_binds, s.bindable, s.image_limit_bytes,
           s.node_cache_bytes, s.proxy_cache_bytes, s.vsyscall
    from sites s join entries e on e.id = s.id where e.trashed_at is null ${only('s.id', ids)} order by e.slug`;

export const nodes = (db: Db, ids: Ids) =>
  db.$queryRaw<
    { site_id: number; platform_id: number; state: NodeState; share: Share; on: Date | null; raw: string }[]
  >`
    select site_id, platform_id, state, share, "on", raw from site_nodes where true ${only('site_id', ids)}`;

export const offers = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      site_id: number;
      slug: string;
      name: string;
      kind: DependencyKind;
      state: OfferState;
      on: Date | null;
      raw: string;
    }[]
  >`
    select o.site_id, e.slug, e.name, d.dependency_kind as kind, o.state, o."on", o.raw
    from site_offers o join dependencies d on d.id = o.dependency_id join entries e on e.id = d.id
    where true ${only('o.site_id', ids)}`;

export const runtimes = (db: Db, ids: Ids) =>
  db.$queryRaw<
    {
      site_id: number;
      slug: string;
      name: string;
      state: RuntimeState;
      raw: string;
      on: Date | null;
      may_ask: boolean;
    }[]
  >`
    select r.site_id, e.slug, e.name, r.state, r.raw, r."on", r.may_ask
    from site_runtimes r join entries e on e.id = r.runtime_id
    where e.trashed_at is null ${only('r.site_id', ids)}`;
