import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionIds, cleanNextHeaders, isRouterState, judgeAction } from './next-headers.ts';

const asHeader = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const nested = (depth: number): unknown => (depth === 0 ? ['x', {}] : ['x', { children: nested(depth - 1) }]);
const request = (method: string, url: string, headers: Record<string, string>) =>
  ({ method, url, headers }) as unknown as IncomingMessage;

test('what the client of Next sends is let through', () => {
  const page = ['__PAGE__?{"q":"é"}', {}, null, 'refetch'];
  const trees = [
    ['', { children: ['(dashboard)', { children: ['packages', { children: page }] }, null, null, 4] }, null, null, 17],
    ['', { children: [['slug', 'asp', 'd', null], { children: ['__PAGE__', {}, ['/a', '?b'], null, 0, 'x'] }] }],
    [['rest', 'a/b', 'oc', ['sibling']], {}],
    [['at', 'x', 'di(..)(..)', null], {}, null, 'metadata-only', null],
  ];
  for (const tree of trees) expect(isRouterState(asHeader(tree))).toBe(true);
});

test.each([
  ['no JSON', 'garbage'],
  ['a broken escape', '%E0%A4%A'],
  ['a number', '1'],
  ['an empty list', asHeader([])],
  ['no children', asHeader([''])],
  ['a list of children', asHeader(['', []])],
  ['an unknown kind of parameter', asHeader([['a', 'b', 'zz', null], {}])],
  ['an unknown marker', asHeader(['', {}, null, 'x'])],
  ['a flag for a number', asHeader(['', {}, null, null, true])],
  ['too many parts', asHeader(['', {}, null, null, 1, '', 1])],
  ['a child that is none', asHeader(['', { children: ['x', { children: 1 }] }])],
  ['too deep', asHeader(nested(200))],
  ['too long', asHeader(['', {}, null, null, 1, 'a'.repeat(50_000)])],
])('%s is no state of the router', (_, text) => {
  expect(isRouterState(text)).toBe(false);
});

test('any text is judged without a throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isRouterState(text) === 'boolean'));
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof isRouterState(asHeader(value)) === 'boolean'));
});

test('only headers that Next cannot use are removed', () => {
  const good = { 'next-router-state-tree': asHeader(['', {}]), 'next-router-prefetch': '1', rsc: '1' };
  const kept = request('GET', '/', { ...good });
  cleanNextHeaders(kept);
  expect(kept.headers).toEqual(good);
  const bad = request('GET', '/', { 'next-router-state-tree': '[', 'next-router-prefetch': '2', rsc: '1' });
  cleanNextHeaders(bad);
  expect(bad.headers).toEqual({ rsc: '1' });
});

test('a page takes only what one of its actions can take', () => {
  const post = (headers = {}) => request('POST', '/packages', headers);
  expect(judgeAction(post(), new Set())).toMatchObject({ status: 405, allow: 'GET, HEAD' });
  expect(judgeAction(post({ 'next-action': 'b' }), new Set(['a']))?.status).toBe(404);
  expect(judgeAction(post({ 'next-action': 'a' }), new Set(['a']))).toBeUndefined();
  expect(judgeAction(post(), new Set(['a']))).toBeUndefined();
  expect(judgeAction(request('GET', '/packages', {}), new Set())).toBeUndefined();
  expect(judgeAction(request('POST', '/api/v1/packages', {}), new Set())).toBeUndefined();
});

test('the actions are read from what the build wrote', () => {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-manifest-'));
  const file = join(dir, 'manifest.json');
  expect(actionIds(file)).toEqual(new Set());
  writeFileSync(file, JSON.stringify({ node: { a1: {}, b2: {} }, edge: {} }));
  expect(actionIds(file)).toEqual(new Set(['a1', 'b2']));
  rmSync(dir, { recursive: true });
});
