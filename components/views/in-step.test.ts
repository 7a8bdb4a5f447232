import { expect, test } from 'vitest';
import { canonicalQuery } from '#lib/contracts/views.ts';
import { listHref } from '../data-table/list-href.ts';
import { savedPart } from './in-step.ts';

test('the address that a table writes says what a view of it would', () => {
  const query = {
    q: 'glast release',
    sort: [{ key: 'readiness', descending: true }],
    limit: 50,
    start: 40,
    group: 'strategy',
    closed: ['vm'],
    filters: { level: ['tested', 'built'], site: [] },
    cursor: null,
  };
  const view = { cols: ['name', 'strategy'], pin: [], width: { name: 300 }, density: 'compact' as const, open: 'asp' };
  const href = listHref('/packages', query, { start: 40 }, view);
  expect(href).toContain('open=asp');
  const part = savedPart(href.slice('/packages'.length));
  expect(part).toBe(canonicalQuery('packages', part).query);
  expect(part).not.toMatch(/open|start/);
});

test('the name of a view and what was said are no part of it', () => {
  expect(savedPart('?view=all&said=view-save')).toBe('');
});
