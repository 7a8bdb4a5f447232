import { expect, it } from 'vitest';
import { patchesOfPlan, planOf, type Wanted, withFaults } from './plan.ts';

const names = { platform: [{ slug: 'rhel6', name: 'RHEL6' }] };
const entry = (slug: string, fields: Record<string, unknown>) => ({
  kind: 'package' as const,
  slug,
  name: slug,
  version: 3,
  fields,
});
const entries = [
  entry('a', { strategy: 'vm', comments: { raw: 'old' } }),
  entry('b', { strategy: 'container', 'platforms.rhel6.run': { support: 'works', note: 'kept' } }),
];
const want = (slug: string, cell: string, text: string, more: Partial<Wanted> = {}): Wanted => ({
  slug,
  name: slug,
  cell,
  label: cell,
  text,
  unchanged: false,
  fault: null,
  ...more,
});
const plan = (...wanted: Wanted[]) => planOf('package', wanted, { entries, names });

it('has a line for each cell that changes, and one patch for each entry', () => {
  const { lines, same } = plan(
    want('a', 'strategy', 'container'),
    want('a', 'comments', 'new'),
    want('b', 'strategy', 'container'),
    want('b', 'run', 'RHEL6 (broken)'),
    want('b', 'comments', 'as shown', { unchanged: true }),
  );
  expect(lines.map(({ slug, from, to, fault }) => [slug, from, to, fault])).toEqual([
    ['a', 'VM', 'container', null],
    ['a', 'old', 'new', null],
    ['b', 'RHEL6 works', 'RHEL6 broken', null],
  ]);
  expect(same).toBe(2);
  expect(patchesOfPlan('package', lines)).toEqual([
    { kind: 'package', slug: 'a', version: 3, set: { strategy: 'container', comments: { raw: 'new' } } },
    { kind: 'package', slug: 'b', version: 3, set: { 'platforms.rhel6.run': { support: 'broken' } } },
  ]);
});

it('names what is wrong by its cell, and sends the rest without it', () => {
  const { lines } = plan(
    want('a', 'strategy', 'sail'),
    want('a', 'comments', 'new'),
    want('gone', 'comments', 'new'),
    want('b', 'readiness', '3', { fault: 'It cannot be pasted.' }),
  );
  expect(lines.map(({ slug, fault }) => [slug, fault === null])).toEqual([
    ['a', false],
    ['a', true],
    ['gone', false],
    ['b', false],
  ]);
  expect(patchesOfPlan('package', lines).map(({ set }) => set)).toEqual([{ comments: { raw: 'new' } }]);
});

it('changes only what was chosen', () => {
  const touched = { 'platforms.rhel6.run': 'doubtful' };
  const { lines } = plan(want('a', 'run', '', { touched }), want('b', 'run', '', { touched }));
  expect(lines.map(({ from, to }) => [from, to])).toEqual([
    ['', 'RHEL6 doubtful'],
    ['RHEL6 works', 'RHEL6 doubtful'],
  ]);
});

it('puts what the server finds wrong at its cell', () => {
  const made = plan(want('a', 'comments', 'new'), want('b', 'run', 'RHEL6: broken'));
  const sent = patchesOfPlan('package', made.lines);
  const { plan: after, others } = withFaults(made, sent, [
    { pointer: '/entries/1/set/platforms.rhel6.run/support', detail: 'Not so.' },
    { pointer: '/entries/0', detail: 'Altogether not.' },
    { pointer: 'nonsense', detail: 'What?' },
  ]);
  expect(after.lines.map(({ fault }) => fault)).toEqual([null, 'Not so.']);
  expect(others).toEqual(['Altogether not.', 'What?']);
});
