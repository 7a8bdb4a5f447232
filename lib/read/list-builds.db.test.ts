import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { parseBuildParams } from '#lib/contracts/build-params.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import { sortsOf } from '#lib/contracts/list-noun.ts';
import { type NounParams, nounKey } from '#lib/contracts/noun-params.ts';
import { buildsNoun } from '#lib/contracts/tables/builds.ts';
import { BUILD_STATES } from '#lib/domain/vocabulary.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import type { BuildListDto } from './dto-build.ts';
import type { BuildRowDto } from './dto-image.ts';
import { listBuilds } from './list-builds.ts';
import { type ListRow, tableList } from './table-list.ts';

const now = new Date('2026-02-03T04:05:06.000Z');
const ctx = { actor: ANONYMOUS, now };
const IMAGES = ['gleam', 'other', 'twin'];
const HOSTILE = 'it’s "odd" \\ %_';

beforeAll(async () => {
  const entries = [
    { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker' } },
    { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC' } },
    ...IMAGES.map((slug) => ({ kind: 'image', slug, create: true, set: { name: slug === 'twin' ? 'Other' : slug } })),
  ];
  const made = await applyChanges({
    ctx: { actor: systemActor('test'), now },
    input: changeSetInput.parse({ entries }),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  // Times, sizes and architectures repeat, so that ties are met in every order.
  await pool().query(
    `insert into builds (image_id, digest, state, architecture, size_bytes, revision, created_at, pushed_at)
     select (select id from entries where kind = 'image' and slug = ($1::text[])[1 + n % 3]),
            case when n % 5 > 0 then 'sha256:' || lpad(to_hex(n), 12, '0') || repeat('0', 52) end,
            (case when n % 5 > 0 then 'succeeded' else (array['queued', 'building', 'failed'])[1 + n % 3] end)::"BuildState",
            (array['amd64', 'arm64', '', 'unknown', $2])[1 + n % 5], nullif(n % 4, 0) * 1000, $2 || n % 2,
            timestamptz '2026-01-01 00:00:00.123Z' + (n % 7) * interval '1 hour',
            case when n % 3 > 0 then timestamptz '2026-01-02Z' + (n % 4) * interval '1 minute' end
     from generate_series(1, 42) n`,
    [IMAGES, HOSTILE],
  );
  await pool().query(
    `insert into build_children (index_id, child_id) select 1, id from builds where id in (2, 3, 4, 7)`,
  );
  await pool().query(
    `insert into tags (image_id, name, build_id, moved_at)
     select image_id, 'v' || id % 6, id, now() from builds where id % 4 = 0 and digest is not null
     on conflict (image_id, name) do nothing`,
  );
  await pool().query(`insert into test_suites (slug, name, kind) values ('smoke', 'Smoke', 'smoke')`);
  await pool().query(
    `insert into test_runs (suite_id, build_id, site_id, runtime_id, how, outcome, at, total, passed, failed)
     select t.id, b.id, s.id, r.id, 'container', 'passed', now(), 1, 1, 0
     from test_suites t, builds b, entries s, entries r
     where r.slug = 'docker' and r.kind = 'runtime' and s.slug = 'slac' and s.kind = 'site' and b.id % 6 = 1`,
  );
});

const parsed = (search: URLSearchParams): NounParams => {
  const { params, problems } = parseBuildParams(search);
  expect(problems).toEqual([]);
  return params;
};

async function everyBuild(): Promise<(BuildRowDto & ListRow)[]> {
  const { items } = await listBuilds({ ctx, input: parsed(new URLSearchParams('limit=200')) });
  expect(items).toHaveLength(42);
  return items.map((row) => ({
    ...row,
    search: [row.imageName, row.image, row.digest ?? '', row.revision, row.architecture, row.ciUrl, ...row.tags]
      .join(' ')
      .toLowerCase(),
  }));
}

const sort = fc
  .uniqueArray(fc.constantFrom(...Object.keys(sortsOf(buildsNoun))), { minLength: 1, maxLength: 4 })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.constantFrom(key, `-${key}`))).map((words) => words.join(',')));
const groups: Readonly<Record<string, readonly string[]>> = {
  image: IMAGES,
  status: BUILD_STATES,
  architecture: ['amd64', 'arm64', 'unknown', HOSTILE],
};
const question = fc
  .record({
    q: fc.constantFrom('', 'gleam', 'other v2', '0000', 'it’s', '%', 'nothing'),
    sort,
    limit: fc.integer({ min: 1, max: 9 }),
    group: fc.constantFrom('none', ...Object.keys(groups)),
    closed: fc.nat({ max: 2 }),
    image: fc.subarray(IMAGES),
    status: fc.subarray([...BUILD_STATES]),
    tag: fc.subarray(['v0', 'v2', 'v4']),
    architecture: fc.subarray(['amd64', 'unknown', HOSTILE]),
    tested: fc.subarray(['yes', 'no']),
    part: fc.subarray(['whole', 'member']),
  })
  .map(({ q, sort: order, limit, group, closed, ...filters }) => {
    const search = new URLSearchParams({ q, sort: order, limit: String(limit), group });
    for (const [name, values] of Object.entries(filters)) for (const value of values) search.append(name, value);
    for (const value of (groups[group] ?? []).slice(0, closed)) search.append('closed', value);
    return search;
  });

/** What both say; a facet offers what some build would have. */
const said = ({ items, total, shown, groups: parts, facets }: BuildListDto) => ({
  ids: items.map(({ id }) => id),
  total,
  shown,
  parts,
  facets: Object.fromEntries(
    Object.entries(facets).map(([name, values]) => [name, values.filter(({ count }) => count > 0)]),
  ),
});

test('the database answers every question as the list is described', async () => {
  const all = await everyBuild();
  await fc.assert(
    fc.asyncProperty(question, fc.nat({ max: 45 }), async (search, start) => {
      const input = parsed(search);
      expect(said(await listBuilds({ ctx, input }))).toEqual(said(tableList(buildsNoun, all, input)));
      const window = parsed(new URLSearchParams([...search, ['start', String(start)]]));
      const [asked, plain] = [await listBuilds({ ctx, input: window }), tableList(buildsNoun, all, window)];
      expect([asked.start, said(asked)]).toEqual([plain.start, said(plain)]);
    }),
    { numRuns: 60 },
  );
});

test('pages from cursor to cursor are the windows of the list, and know their place', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (search) => {
      const seen: number[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page: BuildListDto = await listBuilds({
          ctx,
          input: parsed(new URLSearchParams([...search, ['cursor', next]])),
        });
        expect(page.start).toBe(seen.length);
        seen.push(...page.items.map(({ id }) => id));
        next = page.nextCursor;
      }
      const { shown, items } = await listBuilds({ ctx, input: { ...parsed(search), limit: 200 } });
      expect(seen).toEqual(items.map(({ id }) => id));
      expect(seen).toHaveLength(shown);
    }),
    { numRuns: 25 },
  );
});

test('a cursor that somebody made up finds some page or none, and is no fault of ours', async () => {
  const wild: (string | number)[] = [1e300, -1e300, 0.5, 9e15];
  for (const order of ['-createdAt', 'createdAt', '-size,createdAt', 'image', 'architecture,-pushedAt']) {
    const input = parsed(new URLSearchParams({ sort: order }));
    const shape = tableShape(input);
    for (const number of wild) {
      for (const text of ['', '\0', '\ud800', 'x'.repeat(300)]) {
        const values = shape.map((like) => (typeof like === 'number' ? Number(number) : text));
        for (const direction of ['after', 'before'] as const) {
          const cursor = encodeCursor(nounKey(buildsNoun, input), { direction, values });
          expect((await listBuilds({ ctx, input: { ...input, cursor } })).total).toBe(42);
        }
      }
    }
  }
});

/** A sample of the values of a cursor of this order. */
const tableShape = (input: NounParams): readonly (string | number)[] => {
  const sorts = sortsOf(buildsNoun);
  const keys = [
    ...input.sort.map(({ key }) => key),
    ...(input.sort.some(({ key }) => key === 'createdAt') ? [] : ['createdAt']),
  ];
  return [...keys.flatMap((key) => sorts[key]?.like ?? []), 0];
};

test('without facets nothing else is different', async () => {
  const input = parsed(new URLSearchParams('sort=size&limit=5&status=succeeded'));
  const { facets, ...rest } = await listBuilds({ ctx, input });
  expect(await listBuilds({ ctx, input, isPlain: true })).toEqual({ ...rest, facets: {} });
  expect(Object.keys(facets)).toEqual(Object.keys(buildsNoun.facets));
});
