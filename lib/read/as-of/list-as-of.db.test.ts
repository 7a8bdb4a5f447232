import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { parseAsOfParams } from '#lib/contracts/as-of-params.ts';
import { changeSetInput, criterionInput, type EntryChange, personInput, sourceInput } from '#lib/contracts/changes.ts';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import { nounParser } from '#lib/contracts/noun-params.ts';
import { sitesNoun } from '#lib/contracts/tables/sites.ts';
import { tasksNoun } from '#lib/contracts/tables/tasks.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import { restoreEntry } from '#lib/store/restore-entry.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { fermi } from '#seeds/fermi/index.ts';
import { listPackages } from '../list-packages.ts';
import { listSites } from '../list-sites.ts';
import { listTasks } from '../list-tasks.ts';
import { listPackagesAsOf } from './list-packages.ts';
import { listSitesAsOf } from './list-sites.ts';
import { listTasksAsOf } from './list-tasks.ts';
import { readDay } from './read-day.ts';

const now = new Date();
const today = now.toISOString().slice(0, 10);
const ctx = { actor: ANONYMOUS, now };
const page = (query = '') => parseAsOfParams(new URLSearchParams(`limit=200&${query}`)).params;
const nounPage = { sites: nounParser(sitesNoun), tasks: nounParser(tasksNoun) };

const present = async (now: Date) => ({
  packages: (
    await listPackages({ ctx: { ...ctx, now }, input: parsePackageParams(new URLSearchParams('limit=200')).params })
  ).items,
  sites: (await listSites({ ctx: { ...ctx, now }, input: nounPage.sites(new URLSearchParams('limit=200')).params }))
    .items,
  tasks: (await listTasks({ ctx: { ...ctx, now }, input: nounPage.tasks(new URLSearchParams('limit=200')).params }))
    .items,
});
const past = async (day: string) => ({
  packages: (await listPackagesAsOf({ ctx, input: { day, page: page() } })).items,
  sites: (await listSitesAsOf({ ctx, input: { day } })).items,
  tasks: (await listTasksAsOf({ ctx, input: { day } })).items,
});

type Lists = Awaited<ReturnType<typeof present>>;
type PastLists = Awaited<ReturnType<typeof past>>;

/** Of a task the list of then has no state of its checks. */
const comparable = ({ packages, sites, tasks }: Lists | PastLists) => ({
  packages,
  sites,
  tasks: tasks.map(({ actions, ...task }) => {
    const { contradicted: _contradicted, ...rest } = { contradicted: false, ...task };
    return { ...rest, actions: actions.map(({ key, text }) => ({ key, text })) };
  }),
});

/** What the lists said at the end of each day of the catalogue, while it was loaded. */
const after = new Map<string, Lists>();
const endOf = (day: string): Date => new Date(Date.parse(day) + 86_399_999);
/** A platform's end of life can pass between two assessments of one row, so cautions of now may be of an earlier clock. */
const withoutCautions = (lists: ReturnType<typeof comparable>) => ({
  ...lists,
  packages: lists.packages.map((row) => ({
    ...row,
    readiness: row.readiness.map(({ cautions: _cautions, ...cell }) => cell),
  })),
});

const at = (instant: string) => ({ actor: systemActor('test'), now: new Date(instant) });

async function change(entries: EntryChange[], instant: string): Promise<void> {
  const result = await applyChanges({ ctx: at(instant), input: changeSetInput.parse({ entries, why: 'test' }) });
  if (!result.ok) throw new Error(result.failure.detail);
}

beforeAll(async () => {
  const clock = { actor: systemActor('seed'), now };
  const input = {
    sources: z.array(sourceInput).parse(fermi.sources),
    people: z.array(personInput).parse(fermi.people),
    criteria: z.array(criterionInput).parse(fermi.criteria),
  };
  await recordSources({ ctx: clock, input });
  const seen = new Set<string>();
  for (const { at, source, why, entries } of fermi.changeSets) {
    const day = at.slice(0, 10);
    const set = entries.map((entry) => ({ ...entry, create: !seen.has(`${entry.kind}/${entry.slug}`) }));
    for (const { kind, slug } of entries) seen.add(`${kind}/${slug}`);
    const input = changeSetInput.parse({ at, source, why, entries: set });
    const result = await applyChanges({ ctx: { ...clock, now: endOf(day) }, input });
    if (!result.ok) throw new Error(result.failure.detail);
    after.set(day, await present(endOf(day)));
  }
}, 300_000);

test('the end of every day with a change is told as it was: packages, sites and tasks', async () => {
  expect(after.size).toBeGreaterThan(10);
  for (const [day, lists] of after) {
    expect(withoutCautions(comparable(await past(day))), day).toEqual(withoutCautions(comparable(lists)));
  }
});

test('as of today every list is what it is now', async () => {
  const then = await past(today);
  const lists = await present(now);
  expect(then.packages).toHaveLength(7);
  expect(withoutCautions(comparable(then))).toEqual(withoutCautions(comparable(lists)));
});

test('what was not there yet is absent, and what went to the trash since is there as it was', async () => {
  expect(comparable(await past('2017-05-31'))).toEqual({ packages: [], sites: [], tasks: [] });
  await change(
    [{ kind: 'package', slug: 'newcomer', create: true, set: { name: 'Newcomer' } }],
    '2019-03-01T10:00:00Z',
  );
  await change([{ kind: 'package', slug: 'newcomer', set: { name: 'Renamed' } }], '2019-04-01T10:00:00Z');
  const moved = { kind: 'package' as const, slug: 'newcomer', why: '' };
  const gone = await trashEntry({ ctx: at('2019-05-01T10:00:00Z'), input: { ...moved, expectVersion: 2 } });
  expect(gone.ok).toBe(true);
  const named = async (day: string) =>
    (await listPackagesAsOf({ ctx, input: { day, page: page('q=newcomer') } })).items.map(({ name }) => name);
  expect(await named('2019-02-28')).toEqual([]);
  expect(await named('2019-03-01')).toEqual(['Newcomer']);
  expect(await named('2019-04-30')).toEqual(['Renamed']);
  expect(await named('2019-05-01')).toEqual([]);
  expect(await named(today)).toEqual([]);
  const back = await restoreEntry({ ctx: at('2019-06-01T10:00:00Z'), input: { ...moved, expectVersion: 3 } });
  expect(back.ok).toBe(true);
  expect(await named('2019-05-31')).toEqual([]);
  expect(await named('2019-06-01')).toEqual(['Renamed']);
});

test('pages of a day follow each other without a gap, and a search counts what it found', async () => {
  const whole = await listPackagesAsOf({ ctx, input: { day: '2018-01-01', page: page() } });
  const slugs: string[] = [];
  for (let query = 'limit=2'; ; ) {
    const part = await listPackagesAsOf({
      ctx,
      input: { day: '2018-01-01', page: parseAsOfParams(new URLSearchParams(query)).params },
    });
    expect([part.total, part.start]).toEqual([whole.total, slugs.length]);
    slugs.push(...part.items.map(({ slug }) => slug));
    if (part.nextCursor === null) break;
    query = `limit=2&cursor=${part.nextCursor}`;
  }
  expect(slugs).toEqual(whole.items.map(({ slug }) => slug));
  const found = await listPackagesAsOf({ ctx, input: { day: '2018-01-01', page: page('q=tool') } });
  expect(found.total).toBe(whole.items.filter(({ name, slug }) => /tool/i.test(name + slug)).length);
});

test('a day knows the changes before and after it', async () => {
  expect(await readDay({ ctx, input: { day: '2017-06-06' } })).toMatchObject({
    previous: '2017-06-01',
    next: '2017-07-17',
    last: { source: expect.stringContaining('18') },
  });
  expect(await readDay({ ctx, input: { day: '2001-01-01' } })).toMatchObject({ previous: null, last: null });
});
