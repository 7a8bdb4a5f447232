import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildWorld, change, NOW, PACKAGES, SITES } from '#lib/api/test-world.ts';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { pool, withTransaction } from '#lib/base/db.ts';
import { apiPackage } from '#lib/contracts/api/package.ts';
import type { EntryChange } from '#lib/contracts/changes.ts';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import type { ReadContext } from './context.ts';
import { listPackageTexts } from './list-packages.ts';
import { namesOf } from './names-of.ts';
import { fromOctets } from './octets.ts';
import { lacksFacts } from './package-facts.ts';
import { packageIndex } from './package-index.ts';
import { lacksReadiness } from './package-readiness.ts';
import { prepareReading } from './prepare-reading.ts';
import { readDataVersion } from './read-data-version.ts';

const ctx = { actor: ANONYMOUS, now: NOW };
const QUERIES = [
  'limit=200',
  'limit=200&cols=at-site-0,at-site-13,at-site-1',
  'q=alpha&sort=-readiness',
  'site=site-2',
];

async function texts(reader: ReadContext, query: string): Promise<string[]> {
  const { params } = parsePackageParams(new URLSearchParams(query));
  return (await listPackageTexts({ ctx: reader, input: params })).items.map(fromOctets);
}

/** What is kept, put together, against everything read anew inside a transaction, where nothing is kept. */
async function agree(): Promise<void> {
  for (const query of QUERIES) {
    const kept = await texts(ctx, query);
    expect(kept).toEqual(await withTransaction((db) => texts({ ...ctx, db }, query)));
    for (const text of kept) expect(JSON.stringify(apiPackage.parse(JSON.parse(text)))).toBe(text);
  }
}

const sql = async (text: string, values: unknown[] = []): Promise<void> => {
  await pool().query(text, values);
  await pool().query('update data_version set version = version + 1');
};
/** What is in the trash is taken out first: the store edits nothing there. */
const edit = (entry: EntryChange) => async () => {
  await sql(`update entries set trashed_at = null where kind::text = $1 and slug = $2`, [entry.kind, entry.slug]);
  await change([entry]);
};
const pkg = fc.nat({ max: PACKAGES - 1 }).map((index) => `package-${index}`);
const site = fc.nat({ max: SITES - 1 }).map((index) => `site-${index}`);
const name = fc.constantFrom('Zoë’s “own” \\u0000', 'plain', 'a "quoted" \\ one', '量子');

/** Changes of everything that a row shows, by the store and, where the store has no verb, as a migration would. */
const step = fc.oneof(
  fc.tuple(pkg, name).map(([slug, text]) => edit({ kind: 'package', slug, set: { name: text, summary: text } })),
  fc
    .tuple(pkg, fc.constantFrom('yes', 'no', 'doubtful'))
    .map(([slug, value]) => edit({ kind: 'package', slug, set: { upgradable: { value, raw: `${value} “?”` } } })),
  fc.tuple(pkg, fc.boolean()).map(([slug, drop]) =>
    edit({
      kind: 'package',
      slug,
      set: { 'needs.root.run': { constraint: '>= 5', couldDrop: drop, note: '' } },
    }),
  ),
  fc
    .tuple(fc.constantFrom('rhel5', 'rhel6'), name)
    .map(([slug, text]) => edit({ kind: 'platform', slug, set: { name: text } })),
  fc
    .tuple(name, fc.boolean())
    .map(([text, drop]) => edit({ kind: 'dependency', slug: 'root', set: { name: text, couldDrop: drop } })),
  fc.tuple(site, name).map(([slug, text]) => edit({ kind: 'site', slug, set: { name: text } })),
  fc
    .tuple(site, fc.constantFrom('production', 'refused', 'planned'))
    .map(([slug, state]) => edit({ kind: 'site', slug, set: { 'runtimes.docker': { state } } })),
  name.map((text) => () => sql('update people set name = $1', [text])),
  fc.tuple(pkg, fc.boolean()).map(
    ([slug, gone]) =>
      () =>
        sql(`update entries set trashed_at = case when $2 then now() end where kind = 'package' and slug = $1`, [
          slug,
          gone,
        ]),
  ),
);

beforeAll(async () => {
  await buildWorld();
  await change([{ kind: 'dependency', slug: 'root', create: true, set: { name: 'ROOT', dependencyKind: 'library' } }]);
}, 60_000);

test('whatever changes, kept rows are the rows read anew, in the form the API promises', async () => {
  await agree();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
      for (const one of steps) await one();
      await agree();
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);

test('lists asked for while names change do not keep a name that was', async () => {
  for (let round = 0; round < 10; round++) {
    const rename = (text: string) => change([{ kind: 'platform', slug: 'rhel6', set: { name: text } }]);
    const asking = Array.from({ length: 5 }, (_, at) => texts(ctx, QUERIES[at % QUERIES.length] ?? ''));
    await Promise.all([...asking, rename(`other ${round}`).then(() => rename('RHEL6'))]);
    await agree();
  }
}, 60_000);

test('preparing leaves nothing to fetch, and stops when it is told to', async () => {
  await change([{ kind: 'platform', slug: 'rhel6', set: { name: 'Six' } }]);
  const version = await readDataVersion({ ctx });
  const lacking = async () => {
    const [index, names] = [await packageIndex(ctx, version), await namesOf(ctx, version)];
    return index.rows.filter((row) => lacksFacts(names, row) || lacksReadiness(row)).length;
  };
  expect(await lacking()).toBeGreaterThan(0);
  await prepareReading({ ctx, pause: async () => false });
  expect(await lacking()).toBeGreaterThan(0);
  await prepareReading({ ctx, pause: async () => true });
  expect(await lacking()).toBe(0);
  await agree();
});
