import { bulkInsert } from '#lib/store/bulk-insert.ts';
import { composeSearch } from '#lib/store/search-text.ts';
import { type ScaleImage, scaleImage } from './images.ts';
import { idOf, insertEntries, type Load } from './insert-entries.ts';
import { packageSlug } from './packages.ts';

/** Images in memory at once. */
const CHUNK = 500;

interface Made {
  id: number;
  image: ScaleImage;
}

/** Inserts the generated images with builds, tags and their moves, publications, runs and sign-offs. */
export async function loadImages(load: Load, count: number, buildsEach: number): Promise<void> {
  const first = Math.max(0, ...load.ids.values()) + 1;
  const { packages, sites, builds } = load.input;
  let buildId = 1;
  for (let start = 0; start < count; start += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, count - start) }, (_, n): Made => {
      const left = Math.min(buildsEach, builds - (start + n) * buildsEach);
      return { id: first + start + n, image: named(scaleImage(start + n, packages, left, sites)) };
    });
    await insertEntries(
      load,
      'image',
      made.map(({ id, image }) => ({ id, slug: image.slug, document: image.document, columns: columns(image) })),
    );
    await insertImages(load, made);
    buildId = await insertBuilds(load, made, buildId);
  }
}

/** Contents know packages by number until here. */
function named(image: ScaleImage): ScaleImage {
  const document = Object.fromEntries(
    Object.entries(image.document).map(([path, value]) => {
      const number = path.startsWith('contents.@') ? Number(path.slice('contents.@'.length)) : null;
      return [number === null ? path : `contents.${packageSlug(number)}`, value];
    }),
  );
  return { ...image, document };
}

function columns(image: ScaleImage): Record<string, unknown> {
  const search = composeSearch(image.slug, image.document, []);
  return { name: String(image.document.name), summary: '', review: 'not_requested', review_by: '', search };
}

async function insertImages({ tx, ...load }: Load, made: Made[]): Promise<void> {
  const base = (image: ScaleImage) => idOf({ tx, ...load }, 'platform', image.base);
  await bulkInsert(
    tx,
    'images',
    made.map(({ id, image }) => ({
      id,
      kind: 'image',
      repository: String(image.document.repository),
      flavour: image.flavour,
      flavour_raw: image.flavour,
      base_platform_id: base(image),
      base_raw: image.base,
      contents_raw: '',
      mounts_raw: '',
      evidence_raw: '',
      recipe_url: '',
      tag_policy: 'latest',
    })),
  );
  await bulkInsert(
    tx,
    'image_contents',
    made.flatMap(({ id, image }) =>
      image.contents.map((content) => ({
        image_id: id,
        package_id: idOf({ tx, ...load }, 'package', packageSlug(content.package)),
        version: content.version,
      })),
    ),
  );
}

async function insertBuilds(load: Load, made: Made[], firstBuild: number): Promise<number> {
  const { tx } = load;
  const suite = await tx.testSuite.findUniqueOrThrow({ where: { slug: 'smoke' } });
  let buildId = firstBuild;
  const rows: Record<
    'builds' | 'tags' | 'tag_moves' | 'publications' | 'test_runs' | 'sign_offs',
    Record<string, unknown>[]
  > = {
    builds: [],
    tags: [],
    tag_moves: [],
    publications: [],
    test_runs: [],
    sign_offs: [],
  };
  for (const { id, image } of made) {
    const moves = new Map<string, { build: number; at: string }[]>();
    for (const build of image.builds) {
      const { digest, state, sizeBytes, createdAt } = build;
      const common = { architecture: 'amd64', media_type: '', revision: '', ci_url: '', labels: {} };
      rows.builds.push({
        id: buildId,
        image_id: id,
        digest,
        state,
        base_platform_id: idOf(load, 'platform', image.base),
        size_bytes: sizeBytes,
        created_at: createdAt,
        ...common,
      });
      for (const tag of build.tags) moves.set(tag, [...(moves.get(tag) ?? []), { build: buildId, at: createdAt }]);
      for (const { channel, path, state: seen, at } of build.publications) {
        rows.publications.push({ build_id: buildId, channel, path, state: seen, at });
      }
      for (const { site, runtime, outcome, at } of build.runs) {
        const passed = outcome === 'passed' ? 10 : 9;
        const counts = { total: 10, passed, failed: 10 - passed, errored: 0, skipped: 0, flags: [] };
        rows.test_runs.push({
          suite_id: suite.id,
          build_id: buildId,
          site_id: idOf(load, 'site', site),
          runtime_id: idOf(load, 'runtime', runtime),
          how: 'container',
          outcome,
          at,
          ...counts,
        });
      }
      const signed = build.signedOff ? image.contents : [];
      for (const { package: number } of signed) {
        rows.sign_offs.push({
          package_id: idOf(load, 'package', packageSlug(number)),
          build_id: buildId,
          by: 'Generated expert',
          at: createdAt,
          note: '',
        });
      }
      buildId += 1;
    }
    const serial = (id: number, tag: number) => id * 100 + tag;
    for (const [number, [name, history]] of [...moves].entries()) {
      const last = history.at(-1);
      if (!last) continue;
      rows.tags.push({ id: serial(id, number), image_id: id, name, build_id: last.build, moved_at: last.at });
      for (const { build, at } of history)
        rows.tag_moves.push({ tag_id: serial(id, number), build_id: build, at, via: 'generator' });
    }
  }
  await bulkInsert(tx, 'builds', rows.builds);
  await bulkInsert(tx, 'tags', rows.tags);
  for (const table of ['tag_moves', 'publications', 'test_runs', 'sign_offs'] as const) {
    await bulkInsert(tx, table, await numbered(load, table, rows[table]));
  }
  return buildId;
}

/** `jsonb_populate_recordset` gives no defaults, so ids are taken from the table's sequence first. */
async function numbered(
  { tx }: Load,
  table: string,
  rows: Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const ids = await tx.$queryRaw<{ id: bigint }[]>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${rows.length}::int)`;
  return rows.map((row, index) => ({ id: Number(ids[index]?.id), ...row }));
}
