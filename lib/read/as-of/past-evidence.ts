import { db } from '#lib/base/db.ts';
import { FIELDS } from '#lib/contracts/fields.ts';
import type { BuildFact, ImageFact } from '#lib/domain/readiness/facts.ts';
import * as sql from '#lib/facts/queries.ts';
import { groupBy, iso, size } from '#lib/facts/rows.ts';
import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { Evidence } from './package-facts.ts';
import { type PastEntry, pastEntries } from './past-entries.ts';
import { fieldOf, fieldsUnder, nameOf, textOf } from './past-fields.ts';

const { image: of } = FIELDS;

/**
 * What of images, builds, publications, test runs and sign-offs was there at a moment, for some packages. They are no
 * entries and have no revisions, but each has its date.
 */
export async function pastEvidence(
  ctx: ReadContext,
  packages: readonly PastEntry[],
  before: Date,
): Promise<ReadonlyMap<number, Evidence>> {
  const ids = packages.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const tables = ctx.db ?? db();
  const images = await imagesOf(ctx, packages, before);
  const suites = groupBy(await sql.suites(tables, ids), (row) => row.package_id);
  const runs = groupBy(await sql.runs(tables, ids), (row) => row.package_id);
  const signOffs = groupBy(await signOffsAt(ctx, ids, before), (row) => row.id);
  return new Map(
    packages.map(({ id, slug }) => [
      id,
      {
        images: images.get(slug) ?? [],
        suites: (suites.get(id) ?? []).map(({ slug, name, kind }) => ({ slug, name, kind })),
        runs: (runs.get(id) ?? [])
          .filter(({ at }) => at < before)
          .map(({ package_id: _package, failed_cases, ...run }) => ({
            ...run,
            id: String(run.id),
            at: iso(run.at),
            failedCases: failed_cases,
          })),
        signOffs: (signOffs.get(id) ?? []).map(({ id: _id, at, ...rest }) => ({ ...rest, at: iso(at) })),
      },
    ]),
  );
}

function signOffsAt(ctx: ReadContext, ids: readonly number[], before: Date) {
  return query<{ id: number; digest: string | null; site: string | null; by: string; at: Date }>(ctx, {
    text: `select o.package_id as id, b.digest, e.slug as site, o.by, o.at
           from sign_offs o left join builds b on b.id = o.build_id left join entries e on e.id = o.site_id
           where o.package_id = any($1::int[]) and o.at < $2::text::timestamptz
             and (o.revoked_at is null or o.revoked_at >= $2::text::timestamptz)`,
    values: [[...ids], before.toISOString()],
  });
}

/** Images that held each package, by the package's slug. */
async function imagesOf(
  ctx: ReadContext,
  packages: readonly PastEntry[],
  before: Date,
): Promise<Map<string, ImageFact[]>> {
  const paths = packages.map(({ slug }) => `contents.${slug}`);
  const candidates = await query<{ id: number }>(ctx, {
    text: `select e.id from entries e where e.kind = 'image' and exists (
             select 1 from revisions r where r.entry_id = e.id and r.at < $1::text::timestamptz and r.changes ?| $2::text[])`,
    values: [before.toISOString(), paths],
  });
  const ids = candidates.map(({ id }) => id);
  const entries = (await pastEntries(ctx, { kind: 'image', before, ids })).filter(({ trashed }) => !trashed);
  const builds = await buildsOf(ctx, ids, before);
  const tags = await tagsAt(ctx, ids, before);
  const holding = new Map<string, ImageFact[]>();
  for (const entry of entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const { document } = entry;
    const tag = tags.get(`${entry.id} ${textOf(document, 'tagPolicy')}`);
    const fact: ImageFact = {
      slug: entry.slug,
      name: nameOf(entry),
      flavour: fieldOf(document, 'flavour', of.flavour)?.value ?? 'unknown',
      mounted: false,
      basePlatform: fieldOf(document, 'base', of.base)?.platform ?? null,
      mounts: fieldsUnder(document, 'mounts', of['mounts.**']).map(({ name, value }) => ({
        path: name,
        kind: value.kind,
        needs: value.needs,
        createdInImage: value.createdInImage,
      })),
      builds: builds.get(entry.id) ?? [],
      currentDigest: tag?.digest ?? null,
      tagMovedAt: tag ? iso(tag.at) : null,
    };
    for (const { name, value } of fieldsUnder(document, 'contents', of['contents.*'])) {
      holding.set(name, [...(holding.get(name) ?? []), value.mounted ? { ...fact, mounted: true } : fact]);
    }
  }
  return holding;
}

async function buildsOf(ctx: ReadContext, ids: readonly number[], before: Date): Promise<Map<number, BuildFact[]>> {
  if (ids.length === 0) return new Map();
  const tables = ctx.db ?? db();
  const builds = (await sql.builds(tables, ids)).filter(({ created_at }) => created_at < before);
  const publications = groupBy(
    builds.length === 0 ? [] : (await sql.publications(tables, ids)).filter(({ at }) => at < before),
    (row) => row.build_id,
  );
  const facts = builds.map((build) => ({
    image: build.image_id,
    fact: {
      digest: build.digest,
      state: build.state,
      basePlatform: build.base,
      sizeBytes: size(build.size_bytes),
      createdAt: iso(build.created_at),
      publications: (publications.get(build.id) ?? []).map(({ channel, site, state, path, at }) => ({
        channel,
        site,
        state,
        path,
        at: iso(at),
      })),
    },
  }));
  return new Map([...groupBy(facts, ({ image }) => image)].map(([image, all]) => [image, all.map(({ fact }) => fact)]));
}

interface Tag {
  image: number;
  name: string;
  digest: string | null;
  at: Date;
}

/** Where each tag pointed at the moment, by "image tag". */
async function tagsAt(ctx: ReadContext, ids: readonly number[], before: Date): Promise<Map<string, Tag>> {
  const rows = await query<Tag>(ctx, {
    text: `select t.image_id as image, t.name, b.digest, m.at from tags t cross join lateral (
             select m.build_id, m.at from tag_moves m where m.tag_id = t.id and m.at < $2::text::timestamptz
             and m.is_move order by m.at desc limit 1) m left join builds b on b.id = m.build_id
           where t.image_id = any($1::int[])`,
    values: [[...ids], before.toISOString()],
  });
  return new Map(rows.map((row) => [`${row.image} ${row.name}`, row]));
}
