import { type Existence, LEVELS, type ReviewState, type Strategy, type Upgradable } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { CellDto, DependencyDto, PackageRowDto, SupportDto } from './dto.ts';
import { PACKED_COLUMNS, type PackedRow, pairCells } from './pair-cells.ts';
import { query } from './query.ts';
import type { SiteColumn } from './sites-of.ts';

interface Row extends PackedRow {
  id: number;
  slug: string;
  name: string;
  summary: string;
  version: number;
  updated_at: Date;
  review: ReviewState;
  review_by: string;
  reviewed_on: string | null;
  strategy: Strategy;
  build_platforms_raw: string;
  run_platforms_raw: string;
  dependencies_raw: string;
  upgradable: Upgradable;
  upgradable_raw: string;
  waiting_on: string | null;
  existing_vm: Existence;
  existing_vm_raw: string;
  existing_container: Existence;
  existing_container_raw: string;
  comments_raw: string;
  date_raw: string;
  platforms: (SupportDto & { phase: 'build' | 'run' })[];
  dependencies: DependencyDto[];
  links: { label: string; url: string }[];
  owners: { name: string; role: string }[];
  targeted: number | null;
  ready: number | null;
  worst: number | null;
  unblocks: number | null;
}

/** Everything the status table shows of some packages, in one statement: its cost depends on the rows asked for only. */
const TEXT = `
  select e.id, e.slug, e.name, e.summary, e.version, e.updated_at, e.review::text, e.review_by, e.reviewed_on::text,
         p.strategy::text, p.build_platforms_raw, p.run_platforms_raw, p.dependencies_raw, p.upgradable::text,
         p.upgradable_raw, w.slug as waiting_on, p.existing_vm::text, p.existing_vm_raw, p.existing_container::text,
         p.existing_container_raw, p.comments_raw, p.date_raw,
         ${PACKED_COLUMNS}, r.targeted, r.ready, r.worst, r.unblocks,
         coalesce(l.list, '[]') as platforms, coalesce(d.list, '[]') as dependencies,
         coalesce(k.list, '[]') as links, coalesce(o.list, '[]') as owners
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join entries e on e.id = wanted.id and e.trashed_at is null
  join packages p on p.id = e.id
  left join entries w on w.id = p.upgradable_on_id
  left join package_readiness r on r.package_id = e.id
  left join lateral (
    select json_agg(json_build_object('phase', pp.phase, 'platform', f.slug, 'name', f.name, 'support', pp.support,
                                      'note', pp.note) order by t.family, t.generation, f.slug) as list
    from package_platforms pp join platforms t on t.id = pp.platform_id join entries f on f.id = t.id
    where pp.package_id = e.id) l on true
  left join lateral (
    select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', t.dependency_kind, 'phase', n.phase,
                                      'constraint', n."constraint", 'couldDrop', n.could_drop or t.could_drop,
                                      'note', n.note) order by lower(f.name) collate "C", f.slug, n.phase) as list
    from package_dependencies n join dependencies t on t.id = n.dependency_id join entries f on f.id = t.id
    where n.package_id = e.id) d on true
  left join lateral (
    select json_agg(json_build_object('label', x.label, 'url', x.url) order by x.position) as list
    from entry_links x where x.entry_id = e.id) k on true
  left join lateral (
    select json_agg(json_build_object('name', h.name, 'role', x.role) order by x.role, lower(h.name) collate "C") as list
    from entry_owners x join people h on h.id = x.person_id where x.entry_id = e.id) o on true
  order by wanted.place`;

/** A row of the status table with its id. */
export interface PackageRow {
  id: number;
  dto: PackageRowDto;
}

/** Rows of the status table in the order of the ids, with readiness at the given sites. */
export async function packageRows(
  ctx: ReadContext,
  ids: readonly number[],
  sites: readonly SiteColumn[],
): Promise<PackageRow[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: TEXT, values: [[...ids]] });
  const cells = await pairCells(ctx, rows, sites);
  return rows.map((row, at) => ({ id: row.id, dto: toDto(row, cells[at] ?? []) }));
}

const cell = <V extends string>(value: V, raw: string): CellDto<V> => ({ value, raw });
const supports = ({ platforms }: Row, wanted: 'build' | 'run'): SupportDto[] =>
  platforms.filter(({ phase }) => phase === wanted).map(({ phase: _phase, ...support }) => support);

function toDto(row: Row, readiness: PackageRowDto['readiness']): PackageRowDto {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    strategy: row.strategy,
    buildPlatforms: supports(row, 'build'),
    buildPlatformsRaw: row.build_platforms_raw,
    runPlatforms: supports(row, 'run'),
    runPlatformsRaw: row.run_platforms_raw,
    dependencies: row.dependencies,
    dependenciesRaw: row.dependencies_raw,
    upgradable: { ...cell(row.upgradable, row.upgradable_raw), waitingOn: row.waiting_on },
    existingVm: cell(row.existing_vm, row.existing_vm_raw),
    existingContainer: cell(row.existing_container, row.existing_container_raw),
    links: row.links,
    comments: row.comments_raw,
    date: row.date_raw,
    review: { state: row.review, by: row.review_by, on: row.reviewed_on },
    owners: row.owners,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    rollUp: {
      ready: row.ready ?? 0,
      targeted: row.targeted ?? 0,
      worst: LEVELS[row.worst ?? -1] ?? null,
      unblocks: row.unblocks ?? 0,
    },
    readiness,
  };
}
