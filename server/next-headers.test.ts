import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanNextHeaders, isRouterState, judgeAction, readActions } from './next-headers.ts';

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

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };
const edit = { ids: new Set(['a']), pages: [/^\/packages\/[^/]+\/edit$/] };
const post = (url: string, headers = {}) => request('POST', url, headers);

test('a page takes only what one of its actions can take', () => {
  expect(judgeAction(post('/packages'), { ids: new Set(), pages: [] })).toMatchObject({
    status: 405,
    allow: 'GET, HEAD',
  });
  expect(judgeAction(post('/packages', MULTIPART), edit)?.status).toBe(405);
  expect(judgeAction(post('/packages/x/edit'), edit)?.status).toBe(405);
  expect(judgeAction(post('/packages/x/edit?a=b', MULTIPART), edit)).toBeUndefined();
  expect(judgeAction(post('/packages/x/edit', { 'next-action': 'b' }), edit)?.status).toBe(404);
  expect(judgeAction(post('/packages/x/edit', { 'next-action': 'a' }), edit)?.status).toBe(415);
  expect(judgeAction(post('/packages/x/edit', { 'next-action': 'a', ...MULTIPART }), edit)).toBeUndefined();
  expect(judgeAction(request('GET', '/packages', {}), edit)).toBeUndefined();
  expect(judgeAction(post('/api/v1/packages'), edit)).toBeUndefined();
});

test('the actions are read from what the build wrote', () => {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-manifest-'));
  const file = join(dir, 'manifest.json');
  expect(readActions(file)).toEqual({ ids: new Set(), pages: [] });
  const workers = { 'app/(dashboard)/packages/[slug]/edit/page': {} };
  writeFileSync(file, JSON.stringify({ node: { a1: { workers }, b2: {} }, edge: {} }));
  const { ids, pages } = readActions(file);
  expect(ids).toEqual(new Set(['a1', 'b2']));
  expect(pages.map((page) => page.test('/packages/glast-release/edit'))).toEqual([true]);
  expect(pages.map((page) => page.test('/packages/a/b/edit'))).toEqual([false]);
  rmSync(dir, { recursive: true });
});
