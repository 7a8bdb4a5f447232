import type { Existence, ReviewState, Strategy, Upgradable } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { CellDto, DependencyDto, PackageRowDto, SupportDto } from './dto.ts';
import { KeptParts } from './kept-parts.ts';
import { WRITTEN } from './load-index-rows.ts';
import type { Names } from './names-of.ts';
import { insideJson, type Octets, toOctets } from './octets.ts';
import type { IndexedPackage } from './package-index.ts';
import { processWide } from './process-wide.ts';
import { query } from './query.ts';

interface Row {
  id: number;
  at: number;
  written: string;
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
  conflicts: string[];
}

const TEXT = `
  select e.id, (select version::float8 from data_version where id = 1) as at, ${WRITTEN} as written,
         e.slug, e.name, e.summary, e.version, e.updated_at, e.review::text, e.review_by, e.reviewed_on::text,
         p.strategy::text, p.build_platforms_raw, p.run_platforms_raw, p.dependencies_raw, p.upgradable::text,
         p.upgradable_raw, w.slug as waiting_on, p.existing_vm::text, p.existing_vm_raw, p.existing_container::text,
         p.existing_container_raw, p.comments_raw, p.date_raw,
         coalesce(l.list, '[]') as platforms, coalesce(d.list, '[]') as dependencies,
         coalesce(k.list, '[]') as links, coalesce(o.list, '[]') as owners,
         array(select c.field from fields_in_conflict c where c.entry_id = e.id order by c.field collate "C") as conflicts
  from unnest($1::int[]) as wanted(id)
  join entries e on e.id = wanted.id and e.trashed_at is null
  join packages p on p.id = e.id
  left join entries w on w.id = p.upgradable_on_id
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
    from entry_owners x join people h on h.id = x.person_id where x.entry_id = e.id) o on true`;

type Facts = Omit<PackageRowDto, 'rollUp' | 'readiness'>;

/** A package's own part of its row. */
export interface FactsPart {
  /** Its name as it stands inside a JSON text. */
  name: Octets;
  /** JSON without the closing brace. */
  text: Octets;
}

const BYTES = 48 * 1024 * 1024;
/** What an object and its places in maps take beside the text. */
const OVERHEAD = 200;
/** Left free by what is fetched before anybody asks, so that it drives out nothing that somebody asked for. */
const MARGIN = BYTES / 16;
const state = processWide('package-facts', () => ({ at: -1, stamp: '', kept: new KeptParts<FactsPart>(BYTES) }));

/** Whether a package's facts are not kept although there is room for them. */
export const lacksFacts = (names: Names, { id, written }: IndexedPackage): boolean =>
  state.kept.hasRoomFor(MARGIN) && (state.stamp !== names.stamp || !state.kept.has(id, written));

/**
 * The facts of some packages by id; a package that was thrown away meanwhile is missing.
 *
 * They are kept for as long as the package's own rows and the names it shows are what they were. A text is kept only
 * when it was read at the very data version at which the names were, so that both belong together.
 */
export async function factsOf(
  ctx: ReadContext,
  names: Names,
  rows: readonly IndexedPackage[],
): Promise<Map<number, FactsPart>> {
  const isCurrent = (): boolean => !ctx.db && state.stamp === names.stamp;
  if (!ctx.db && names.at > state.at) {
    if (!isCurrent()) state.kept.clear();
    Object.assign(state, { at: names.at, stamp: names.stamp });
  }
  const found = new Map<number, FactsPart>();
  const missing: number[] = [];
  for (const { id, written } of rows) {
    const part = isCurrent() ? state.kept.get(id, written) : undefined;
    if (part) found.set(id, part);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  for (const row of await query<Row>(ctx, { text: TEXT, values: [missing] })) {
    const part = { name: insideJson(row.name), text: toOctets(JSON.stringify(toFacts(row)).slice(0, -1)) };
    found.set(row.id, part);
    if (isCurrent() && row.at === names.at) {
      state.kept.set(row.id, { stamp: row.written, part, size: part.text.length + OVERHEAD });
    }
  }
  return found;
}

const cell = <V extends string>(value: V, raw: string): CellDto<V> => ({ value, raw });
const supports = ({ platforms }: Row, wanted: 'build' | 'run'): SupportDto[] =>
  platforms.filter(({ phase }) => phase === wanted).map(({ phase: _phase, ...support }) => support);

function toFacts(row: Row): Facts {
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
    conflicts: row.conflicts,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}
