import type { Tx } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';

/**
 * References whose target must live, because a verdict or a table would silently say something else without it: what a
 * package runs on and needs, what a site offers, what a step takes. Others (a task about it, a site that a step targets, a
 * package in an image) simply fall silent while their target is in the trash.
 */
const HARD = Prisma.sql`
  select package_id as "from", platform_id as "to" from package_platforms
  union all select package_id, dependency_id from package_dependencies
  union all select id, upgradable_on_id from packages
  union all select id, package_id from dependencies
  union all select site_id, platform_id from site_nodes
  union all select site_id, dependency_id from site_offers
  union all select site_id, runtime_id from site_runtimes
  union all select id, base_platform_id from images
  union all select image_id, needs_id from image_mounts
  union all select image_id, base_platform_id from builds
  union all select use_case_id, image_id from use_case_steps
  union all select s.use_case_id, p.package_id from step_packages p join use_case_steps s on s.id = p.step_id
  union all select s.use_case_id, n.dependency_id from step_needs n join use_case_steps s on s.id = n.step_id`;

/** How many are named in a sentence; the rest is counted. */
const NAMED = 5;

type Found = { kind: EntryKind; slug: string };

/** Living entries that cannot do without this one. */
export const livingUsers = (tx: Tx, id: number): Promise<Found[]> =>
  tx.$queryRaw`
    select distinct e.kind::text, e.slug from (${HARD}) h join entries e on e.id = h."from"
    where h."to" = ${id} and e.id <> ${id} and e.trashed_at is null order by 1, 2`;

/** Entries in the trash that this one cannot do without. */
export const trashedNeeds = (tx: Tx, id: number): Promise<Found[]> =>
  tx.$queryRaw`
    select distinct e.kind::text, e.slug from (${HARD}) h join entries e on e.id = h."to"
    where h."from" = ${id} and e.id <> ${id} and e.trashed_at is not null order by 1, 2`;

/** “package gleam, site slac and 3 more” */
export function named(found: readonly Found[]): string {
  const first = found.slice(0, NAMED).map(({ kind, slug }) => `${word(kind)} ${slug}`);
  const more = found.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
