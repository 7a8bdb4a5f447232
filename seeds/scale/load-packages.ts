import { bulkInsert } from '#lib/store/bulk-insert.ts';
import { composeSearch } from '#lib/store/search-text.ts';
import { idOf, insertEntries, type Load } from './insert-entries.ts';
import { type ScalePackage, scalePackage } from './packages.ts';
import { dependencyName } from './world.ts';

/** Packages in memory at once. */
const CHUNK = 3000;

/** Inserts the generated packages with their platforms, needs and required suite. */
export async function loadPackages(load: Load): Promise<void> {
  const first = Math.max(0, ...load.ids.values()) + 1;
  const { packages: count } = load.input;
  for (let start = 0; start < count; start += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, count - start) }, (_, n) => ({
      id: first + start + n,
      pkg: scalePackage(start + n),
    }));
    for (const { id, pkg } of made) load.ids.set(`package/${pkg.slug}`, id);
    await insertEntries(
      load,
      'package',
      made.map(({ id, pkg }) => ({ id, slug: pkg.slug, document: withSuite(pkg), columns: entryColumns(pkg) })),
    );
    const { tx } = load;
    await bulkInsert(
      tx,
      'packages',
      made.map(({ id, pkg }) => ({ id, kind: 'package', ...pkg.row })),
    );
    await bulkInsert(
      tx,
      'package_platforms',
      made.flatMap(({ id, pkg }) =>
        pkg.platforms.map(({ platform, ...more }) => ({
          package_id: id,
          platform_id: idOf(load, 'platform', platform),
          ...more,
        })),
      ),
    );
    await bulkInsert(
      tx,
      'package_dependencies',
      made.flatMap(({ id, pkg }) =>
        pkg.needs.map(({ dependency, couldDrop, ...more }) => ({
          package_id: id,
          dependency_id: idOf(load, 'dependency', dependency),
          could_drop: couldDrop,
          ...more,
        })),
      ),
    );
    const suite = await tx.testSuite.findUniqueOrThrow({ where: { slug: 'smoke' } });
    await bulkInsert(
      tx,
      'required_suites',
      made.map(({ id }) => ({ package_id: id, suite_id: suite.id })),
    );
  }
}

const withSuite = (pkg: ScalePackage) => ({ ...pkg.document, suites: ['smoke'] });

/** The names of what a package depends on, as the store adds them to the text that searches look in. */
const namesOfNeeds = (pkg: ScalePackage): string[] =>
  [...new Set(pkg.needs.map(({ dependency }) => dependency))].sort().map(dependencyName);

function entryColumns(pkg: ScalePackage): Record<string, unknown> {
  const { name, summary, review, reviewBy, reviewedOn } = pkg.entry;
  const search = composeSearch(pkg.slug, withSuite(pkg), namesOfNeeds(pkg));
  return { name, summary, review, review_by: reviewBy, reviewed_on: reviewedOn, search };
}
