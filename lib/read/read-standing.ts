import { ok, type Result } from '#lib/base/errors.ts';
import type { CheckOwner, Level } from '#lib/domain/vocabulary.ts';
import { isReady, levelRank } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { noSuch } from './entry-details.ts';
import { type IndexedPackage, packageIndex } from './package-index.ts';
import { BY_NAME, packagesInOrder } from './package-order.ts';
import { MEANINGS } from './packed-codes.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { sayBlockers } from './say-blockers.ts';
import { sitesOf } from './sites-of.ts';

/** Packages and steps that are named; the others are counted. */
const READY_NAMED = 12;
const BLOCKERS_NAMED = 3;
const PACKAGES_NAMED = 5;

interface Named {
  slug: string;
  name: string;
}

/** Where a site stands: what is ready there of what is needed, and what most of the rest wait for. */
export interface StandingDto {
  ready: { total: number; packages: (Named & { level: Level })[] };
  /** Steps that most needed packages wait for here, most first. */
  blockers: { key: string; text: string; owner: CheckOwner; total: number; packages: Named[] }[];
}

/** What a site's row opens to, from the index of this data version; the database gives names and words. */
export async function readStanding({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { site: string };
}): Promise<Result<StandingDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const site = (await sitesOf(ctx, version)).find(({ slug }) => slug === input.site);
  if (!site) return noSuch('site', input.site);
  const needed = packagesInOrder(await packageIndex(ctx, version), BY_NAME).flatMap((row) => {
    const meaning = MEANINGS[row.codes[site.place] ?? 0xff];
    return meaning?.targeted ? [{ row, level: meaning.level }] : [];
  });
  const ready = needed.filter(({ level }) => isReady(level));
  const best = [...ready].sort((a, b) => levelRank(b.level) - levelRank(a.level)).slice(0, READY_NAMED);

  const waiting = Map.groupBy(
    needed.flatMap(({ row, level }) => {
      const step = row.waiting.find(({ place }) => place === site.place);
      return step ? [{ row, level, key: step.key }] : [];
    }),
    ({ key }) => key,
  );
  const most = [...waiting]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .slice(0, BLOCKERS_NAMED);
  const said = await sayBlockers(
    ctx,
    version,
    most.map(([key, pairs]) => ({
      key,
      unlocks: pairs.length,
      open: pairs.length,
      said: null,
      pairs: pairs.map(({ row, level }) => ({ package: row.slug, site: site.slug, from: level, to: null })),
    })),
  );
  const nameOf = await namesOf(ctx, [
    ...best.map(({ row }) => row),
    ...most.flatMap(([, pairs]) => pairs.slice(0, PACKAGES_NAMED).map(({ row }) => row)),
  ]);
  return ok({
    ready: { total: ready.length, packages: best.map(({ row, level }) => ({ ...nameOf(row), level })) },
    blockers: said.map(({ key, said: { text, owner }, unlocks }) => ({
      key,
      text,
      owner,
      total: unlocks,
      packages: (waiting.get(key) ?? []).slice(0, PACKAGES_NAMED).map(({ row }) => nameOf(row)),
    })),
  });
}

/** Names as people write them; the index has them in lower case only. */
async function namesOf(ctx: ReadContext, rows: readonly IndexedPackage[]): Promise<(row: IndexedPackage) => Named> {
  const found = await query<{ id: number; name: string }>(ctx, {
    text: 'select id, name from entries where id = any($1::int[])',
    values: [rows.map(({ id }) => id)],
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return ({ id, slug, name }) => ({ slug, name: names.get(id) ?? name });
}
