import { FIELDS } from '#lib/contracts/fields.ts';
import type { SiteFacts } from '#lib/domain/readiness/facts.ts';
import type { FactPatch } from '#lib/domain/readiness/what-if.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A field of an entry as it would be. */
export interface SupposedField {
  kind: EntryKind;
  slug: string;
  path: string;
  to: unknown;
}

/** What the rules know of an entry that a path speaks of. */
interface Named {
  kind: string;
  slug: string;
  name: string;
  family: string;
  generation: number;
  maintenanceEnds: string | null;
  extendedEnds: string | null;
  baseImage: boolean;
  isFileSystem: boolean;
}

/** Supposed fields of packages and sites as facts of the rules; fields that the rules do not read are left out. */
export async function factPatches(
  ctx: ReadContext,
  fields: readonly SupposedField[],
  sites: readonly SiteFacts[],
): Promise<FactPatch[]> {
  const named = await namedIn(ctx, fields);
  return fields.flatMap((field) => {
    if (field.kind === 'package') return packagePatch(field);
    const site = sites.find(({ slug }) => slug === field.slug);
    if (field.kind !== 'site' || site === undefined) return [];
    const [head = '', key = ''] = field.path.split('.');
    const find = (kind: string) => named.find((one) => one.kind === kind && one.slug === key);
    return sitePatch(field, site, { head, key, find });
  });
}

function packagePatch({ slug, path, to }: SupposedField): FactPatch[] {
  const strategy = FIELDS.package.strategy.safeParse(to);
  return path === 'strategy' && strategy.success ? [{ entity: 'package', slug, path, value: strategy.data }] : [];
}

interface Part {
  head: string;
  key: string;
  find: (kind: string) => Named | undefined;
}

function sitePatch({ slug, to }: SupposedField, site: SiteFacts, { head, key, find }: Part): FactPatch[] {
  const entity = 'site' as const;
  if (head === 'vmOffer') {
    const cell = FIELDS.site.vmOffer.safeParse(to);
    const { inConflict } = site.vmOffer;
    return cell.success ? [{ entity, slug, path: head, value: { ...cell.data, inConflict } }] : [];
  }
  if (head === 'runtimes') {
    const name = find('runtime')?.name ?? key;
    const inConflict = site.runtimes.find(({ runtime }) => runtime === key)?.inConflict ?? false;
    const fact = FIELDS.site['runtimes.*'].safeParse(to);
    if (!fact.success) return [];
    const value = fact.data === null ? null : { ...fact.data, runtime: key, name, inConflict };
    return [{ entity, slug, path: head, key, value }];
  }
  if (head === 'offers') {
    const dependency = find('dependency');
    const fact = FIELDS.site['offers.*'].safeParse(to);
    if (!fact.success || dependency === undefined) return [];
    const kind = dependency.isFileSystem ? ('filesystem' as const) : ('service' as const);
    const value = fact.data === null ? null : { ...fact.data, slug: key, name: dependency.name, kind };
    return [{ entity, slug, path: head, key, value }];
  }
  if (head === 'nodes') {
    const platform = find('platform');
    const fact = FIELDS.site['nodes.*'].safeParse(to);
    if (!fact.success || platform === undefined) return [];
    const { kind: _kind, isFileSystem: _isFileSystem, ...own } = platform;
    return [{ entity, slug, path: head, key, value: fact.data === null ? null : { ...fact.data, platform: own } }];
  }
  return [];
}

/** Runtimes, dependencies and platforms that the paths speak of. */
function namedIn(ctx: ReadContext, fields: readonly SupposedField[]): Promise<Named[]> {
  const slugs = [...new Set(fields.flatMap(({ path }) => path.split('.').slice(1, 2)))];
  return query<Named>(ctx, {
    text: `select e.kind::text, e.slug, e.name, coalesce(p.family, '') as family, coalesce(p.generation, 0) as generation,
                  p.maintenance_ends::text as "maintenanceEnds", p.extended_ends::text as "extendedEnds",
                  coalesce(p.base_image, false) as "baseImage", coalesce(d.dependency_kind = 'filesystem', false) as "isFileSystem"
           from entries e left join platforms p on p.id = e.id left join dependencies d on d.id = e.id
           where e.slug = any($1::text[]) and e.kind in ('runtime', 'dependency', 'platform') and e.trashed_at is null`,
    values: [slugs],
  });
}
