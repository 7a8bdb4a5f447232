import { expect, test } from 'vitest';
import type { CriterionCellDto, RuntimeAtSiteDto } from '#lib/read/dto-runtime.ts';
import { byCriterion, bySite } from './rows.ts';

const cell = (criterion: string, doubt = ''): CriterionCellDto => ({
  criterion,
  value: 'unknown',
  raw: 'x',
  doubt,
  claims: [],
});
const NAMED = [
  { slug: 'goal', name: 'Goal' },
  { slug: 'uge', name: 'UGE' },
  { slug: 'unused', name: 'Unused' },
];

test('a doubt that all cells of a row share is said once, others stay with their cells', () => {
  const rows = byCriterion(NAMED, [
    { criteria: [cell('goal', 'lost'), cell('uge', 'lost')] },
    { criteria: [cell('goal', 'lost'), cell('uge')] },
    { criteria: [] },
  ]);
  expect(rows.map(({ slug, doubt }) => [slug, doubt])).toEqual([
    ['goal', 'lost'],
    ['uge', ''],
  ]);
  expect(rows[0]?.cells.map((one) => one?.criterion ?? null)).toEqual(['goal', 'goal', null]);
});

test('the doubt of a single cell stays with it', () => {
  expect(byCriterion(NAMED, [{ criteria: [cell('goal', 'asked')] }, { criteria: [] }])[0]?.doubt).toBe('');
});

test('sites that say nothing are named apart', () => {
  const site = (slug: string, raw = '') => ({ slug, name: slug, raw, claims: [] });
  const offer: RuntimeAtSiteDto = {
    site: { slug: 'a', name: 'a' },
    state: 'testing',
    raw: '',
    on: null,
    mayAsk: false,
    version: '',
    inConflict: false,
    claims: [],
  };
  const { rows, silent } = bySite([site('a'), site('b', 'some day'), site('c')], [{ sites: [] }, { sites: [offer] }]);
  expect(rows.map((row) => [row.site.slug, ...row.offers.map((one) => one?.state ?? null)])).toEqual([
    ['a', null, 'testing'],
    ['b', null, null],
  ]);
  expect(silent.map(({ slug }) => slug)).toEqual(['c']);
});
