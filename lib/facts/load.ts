import type { Db } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import type { ImageFact, PackageFacts, RuleSettings, SiteFacts } from '#lib/domain/readiness/facts.ts';
import * as sql from './queries.ts';
import { groupBy, iso, isoDay, platformRefs, size } from './rows.ts';

export interface Facts {
  packages: Map<number, PackageFacts>;
  sites: Map<number, SiteFacts>;
  settings: RuleSettings;
}

/** Source: gist of 2017-07-21 ("n < 50"), wiki ("File size of ~1 GB is best"), readiness rules ("over a year ago"). */
export const DEFAULT_SETTINGS: RuleSettings = { uberJobLimit: 50, sizeCautionBytes: 1_000_000_000, reviewDays: 365 };

/** The same with what this instance says of reviews. */
const settings = (): RuleSettings => ({ ...DEFAULT_SETTINGS, reviewDays: env().REVIEW_EVERY_DAYS });

/**
 * Loads what `assess` may know about some packages and sites: all living ones when a list is left out, none for `[]`.
 * A fixed number of queries whatever the number of packages. The store (projection) and the read side use it alike.
 */
export async function loadFacts(
  db: Db,
  { packageIds, siteIds }: { packageIds?: readonly number[]; siteIds?: readonly number[] } = {},
): Promise<Facts> {
  const [packages, sites] = [await loadPackages(db, packageIds), await loadSites(db, siteIds)];
  return { packages, sites, settings: settings() };
}

async function loadPackages(db: Db, ids: readonly number[] | undefined): Promise<Map<number, PackageFacts>> {
  const rows = await sql.packages(db, ids);
  if (rows.length === 0) return new Map();
  const platforms = platformRefs(await sql.platforms(db));
  const supports = groupBy(await sql.supports(db, ids), (row) => row.package_id);
  const needs = groupBy(await sql.needs(db, ids), (row) => row.package_id);
  const conflicts = new Set((await sql.packageConflicts(db, ids)).map((row) => `${row.entry_id}/${row.field}`));
  const suites = groupBy(await sql.suites(db, ids), (row) => row.package_id);
  const runs = groupBy(await sql.runs(db, ids), (row) => row.package_id);
  const signOffs = groupBy(await sql.signOffs(db, ids), (row) => row.package_id);
  const steps = groupBy(await sql.steps(db, ids), (row) => row.package_id);
  const images = await loadImages(db, ids);

  return new Map(
    rows.map((row) => [
      row.id,
      {
        slug: row.slug,
        name: row.name,
        strategy: row.strategy,
        platforms: (supports.get(row.id) ?? []).flatMap((support) => {
          const platform = platforms.get(support.platform_id);
          return platform ? [{ platform, phase: support.phase, support: support.support }] : [];
        }),
        upgradable: {
          value: row.upgradable,
          raw: row.upgradable_raw,
          inConflict: conflicts.has(`${row.id}/upgradable`),
          waitingOn: row.waiting_slug === null ? null : { slug: row.waiting_slug, name: row.waiting_name ?? '' },
        },
        existingVm: {
          value: row.existing_vm,
          raw: row.existing_vm_raw,
          inConflict: conflicts.has(`${row.id}/existingVm`),
        },
        existingContainer: {
          value: row.existing_container,
          raw: row.existing_container_raw,
          inConflict: conflicts.has(`${row.id}/existingContainer`),
        },
        needs: (needs.get(row.id) ?? []).map(({ slug, name, kind, phase, could_drop }) => ({
          slug,
          name,
          kind,
          phase,
          couldDrop: could_drop,
        })),
        images: images.get(row.id) ?? [],
        requiredSuites: (suites.get(row.id) ?? []).map(({ slug, name, kind }) => ({ slug, name, kind })),
        runs: (runs.get(row.id) ?? []).map((run) => ({
          id: String(run.id),
          suite: run.suite,
          site: run.site,
          runtime: run.runtime,
          platform: run.platform,
          how: run.how,
          digest: run.digest,
          outcome: run.outcome,
          at: iso(run.at),
          failedCases: run.failed_cases,
        })),
        signOffs: (signOffs.get(row.id) ?? []).map(({ digest, site, by, at }) => ({ digest, site, by, at: iso(at) })),
        steps: (steps.get(row.id) ?? []).map((step) => ({
          useCase: step.use_case,
          step: step.step,
          name: step.name,
          parallelJobs: step.parallel_jobs,
          sites: step.sites,
        })),
        reviewedOn: isoDay(row.reviewed_on),
        reviewEveryDays: row.review_every_days,
      },
    ]),
  );
}

/** Images that hold each package, with their builds and publications. */
async function loadImages(db: Db, ids: readonly number[] | undefined): Promise<Map<number, ImageFact[]>> {
  const contents = await sql.contents(db, ids);
  if (contents.length === 0) return new Map();
  const imageIds = [...new Set(contents.map((row) => row.image_id))];
  const mounts = groupBy(await sql.mounts(db, imageIds), (row) => row.image_id);
  const builds = await sql.builds(db, imageIds);
  const publications = groupBy(builds.length === 0 ? [] : await sql.publications(db, imageIds), (row) => row.build_id);
  const buildsByImage = groupBy(builds, (row) => row.image_id);
  const images = new Map(
    (await sql.images(db, imageIds)).map((row): [number, ImageFact] => [
      row.id,
      {
        slug: row.slug,
        name: row.name,
        flavour: row.flavour,
        mounted: false,
        basePlatform: row.base,
        mounts: (mounts.get(row.id) ?? []).map((mount) => ({
          path: mount.path,
          kind: mount.kind,
          needs: mount.needs,
          createdInImage: mount.created_in_image,
        })),
        builds: (buildsByImage.get(row.id) ?? []).map((build) => ({
          digest: build.digest,
          state: build.state,
          basePlatform: build.base,
          sizeBytes: size(build.size_bytes),
          createdAt: iso(build.created_at),
          publications: (publications.get(build.id) ?? []).map((publication) => ({
            channel: publication.channel,
            site: publication.site,
            state: publication.state,
            path: publication.path,
            at: iso(publication.at),
          })),
        })),
        currentDigest: row.current_digest,
        tagMovedAt: row.moved_at === null ? null : iso(row.moved_at),
      },
    ]),
  );
  return groupImages(contents, images);
}

function groupImages(
  contents: { package_id: number; image_id: number; mounted: boolean }[],
  images: Map<number, ImageFact>,
) {
  const result = new Map<number, ImageFact[]>();
  for (const { package_id, image_id, mounted } of contents) {
    const known = images.get(image_id);
    if (!known) continue;
    const image = mounted ? { ...known, mounted } : known;
    const list = result.get(package_id);
    if (list) list.push(image);
    else result.set(package_id, [image]);
  }
  return result;
}

async function loadSites(db: Db, ids: readonly number[] | undefined): Promise<Map<number, SiteFacts>> {
  const rows = await sql.sites(db, ids);
  if (rows.length === 0) return new Map();
  const platforms = platformRefs(await sql.platforms(db));
  const nodes = groupBy(await sql.nodes(db, ids), (row) => row.site_id);
  const offers = groupBy(await sql.offers(db, ids), (row) => row.site_id);
  const runtimes = groupBy(await sql.runtimes(db, ids), (row) => row.site_id);
  const conflicts = new Set((await sql.siteConflicts(db, ids)).map((row) => `${row.entry_id}/${row.field}`));

  return new Map(
    rows.map((row) => [
      row.id,
      {
        slug: row.slug,
        name: row.name,
        nodes: (nodes.get(row.id) ?? []).flatMap((node) => {
          const platform = platforms.get(node.platform_id);
          return platform
            ? [{ platform, state: node.state, share: node.share, on: isoDay(node.on), raw: node.raw }]
            : [];
        }),
        offers: (offers.get(row.id) ?? []).map((offer) => ({
          slug: offer.slug,
          name: offer.name,
          kind: offer.kind === 'filesystem' ? ('filesystem' as const) : ('service' as const),
          state: offer.state,
          on: isoDay(offer.on),
          raw: offer.raw,
        })),
        vmOffer: { value: row.vm_offer, raw: row.vm_offer_raw, inConflict: conflicts.has(`${row.id}/vmOffer`) },
        runtimes: (runtimes.get(row.id) ?? []).map((runtime) => ({
          runtime: runtime.slug,
          name: runtime.name,
          state: runtime.state,
          raw: runtime.raw,
          on: isoDay(runtime.on),
          mayAsk: runtime.may_ask,
          inConflict: conflicts.has(`${row.id}/runtimes.${runtime.slug}`),
        })),
        userBinds: row.user_binds,
        bindable: row.bindable,
        imageLimitBytes: size(row.image_limit_bytes),
        nodeCacheBytes: size(row.node_cache_bytes),
        proxyCacheBytes: size(row.proxy_cache_bytes),
        vsyscall: row.vsyscall,
      },
    ]),
  );
}
