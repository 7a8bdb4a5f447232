import { describe, expect, test } from 'vitest';
import { canonicalQuery, saysNothing, VIEW_BYTES_AT_MOST, VIEW_TABLES } from './views.ts';

describe.each(VIEW_TABLES)('%s', (table) => {
  test('nothing is nothing, and what the table does not know is left out', () => {
    expect(canonicalQuery(table, '')).toEqual({ query: '', problems: [] });
    expect(canonicalQuery(table, '?view=x&utm_source=mail&__proto__=1&open=&q=')).toEqual({ query: '', problems: [] });
  });

  test('what is canonical stays as it is', () => {
    const { query } = canonicalQuery(table, 'limit=7&q=%20glast%20');
    expect(query).toBe('q=glast');
    expect(canonicalQuery(table, query)).toEqual({ query, problems: [] });
  });

  test.each(['q=%00', 'sort=password', `q=${'x'.repeat(300)}`])('%s is told to be wrong', (query) => {
    expect(canonicalQuery(table, query).problems).not.toEqual([]);
  });

  test('a long query is refused, whatever it says', () => {
    expect(canonicalQuery(table, `q=${'x'.repeat(20_000)}`)).toMatchObject({
      query: '',
      problems: [{ parameter: 'query' }],
    });
  });
});

test('a question keeps its filters, orders, group and looks, and loses its window and its open row', () => {
  const given =
    'open=asp&start=40&limit=20&density=compact&cols=name,strategy&group=strategy&sort=-readiness,name&level=tested&level=built';
  expect(canonicalQuery('packages', given)).toEqual({
    query: 'level=tested&level=built&sort=-readiness%2Cname&group=strategy&cols=name%2Cstrategy&density=compact',
    problems: [],
  });
  expect(canonicalQuery('matrix', 'siteStart=3&siteLimit=2&start=1&level=tested').query).toBe('level=tested');
  expect(canonicalQuery('questions', 'group=none').query).toBe('group=none');
});

test('more than can be kept is refused', () => {
  const owners = Array.from({ length: 50 }, (_, at) => `owner=${'o'.repeat(110)}${at}`).join('&');
  const { query, problems } = canonicalQuery('packages', owners);
  expect([query, problems[0]?.detail]).toEqual(['', `At most ${VIEW_BYTES_AT_MOST} characters can be saved.`]);
});

test.each([
  ['', true],
  ['view=x', true],
  ['view=x&q=', true],
  ['q=a', false],
  ['view=x&density=compact', false],
  ['open=asp', false],
])('“%s” says nothing of its table: %s', (query, nothing) => {
  expect(saysNothing(new URLSearchParams(query))).toBe(nothing);
});
