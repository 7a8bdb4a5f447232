import { expect, test } from 'vitest';
import type { ApiBlocker } from '../api/blocker.ts';
import { PAGE_PARAMETERS } from '../exports.ts';
import { groupsOf, type ListNoun, sortsOf } from '../list-noun.ts';
import { nounParser } from '../noun-params.ts';
import { SLUG } from '../slug.ts';
import { VIEW_PARAMETERS } from '../table-view.ts';
import { activityTable, changesNoun } from './activity.ts';
import { blockersNoun, blockersTable } from './blockers.ts';
import { buildsNoun, buildsTable } from './builds.ts';
import { imagesNoun, imagesTable } from './images.ts';
import { platformsNoun, platformsTable } from './platforms.ts';
import { questionsNoun, questionsTable } from './questions.ts';
import { sitesNoun, sitesTable } from './sites.ts';
import type { Table } from './table.ts';
import { tasksNoun, tasksTable } from './tasks.ts';

/** What the grammar of lists calls its own parameters; a facet of that name could not be asked for. */
const TAKEN = ['q', 'sort', 'with', 'group', 'closed', ...PAGE_PARAMETERS, ...VIEW_PARAMETERS];

function holdsTogether<Line, Row>(noun: ListNoun<Line>, { columns, hidden = [] }: Table<Row>): void {
  test(`the columns, orders, facets and groups of ${noun.noun} belong together`, () => {
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(SLUG);
    expect(ids).toEqual(expect.arrayContaining([...hidden]));
    const sorts = Object.keys(sortsOf(noun));
    for (const { sort } of columns) if (sort !== undefined) expect(sorts).toContain(sort);
    expect(sorts).toContain(noun.own.key);
    for (const name of Object.keys(noun.facets)) expect(TAKEN).not.toContain(name);
    if (noun.ownGroup !== undefined) expect(groupsOf(noun)).toContain(noun.ownGroup);
    const parse = nounParser(noun);
    for (const sort of sorts) expect(parse(new URLSearchParams({ sort: `-${sort}` })).problems).toEqual([]);
    for (const group of groupsOf(noun)) expect(parse(new URLSearchParams({ group })).params.group).toBe(group);
  });
}

holdsTogether(tasksNoun, tasksTable);
holdsTogether(sitesNoun, sitesTable);
holdsTogether(questionsNoun, questionsTable);
holdsTogether(platformsNoun, platformsTable);
holdsTogether(changesNoun, activityTable);
holdsTogether(blockersNoun, blockersTable);
holdsTogether(imagesNoun, imagesTable);
holdsTogether(buildsNoun, buildsTable);

test('a next step has an address within its table', () => {
  const step: ApiBlocker = {
    rank: 1,
    key: 'run-tests:glastrelease:cc-in2p3:container:docker',
    text: '',
    owner: 'package expert',
    unlocks: 1,
    triedOut: true,
    pairs: [],
    tasks: [],
  };
  expect(blockersTable.rowId(step)).toMatch(SLUG);
});
