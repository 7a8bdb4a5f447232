import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { EXPORT_ENTITIES, EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '#lib/contracts/exports.ts';
import { app } from './app.ts';
import { buildWorld, change, PACKAGES, SITES } from './test-world.ts';

/** Enough packages for three windows. */
const MORE = 420;
beforeAll(async () => {
  await buildWorld();
  await change([
    {
      kind: 'package',
      slug: 'evil',
      create: true,
      set: { name: '=1+1', comments: { raw: 'a | b\n"RHEL5 or RHEL6 ??" <x>' } },
    },
    ...Array.from({ length: MORE }, (_, index) => ({
      kind: 'package' as const,
      slug: `more-${index}`,
      create: true,
      set: { name: `More ${index}` },
    })),
  ]);
}, 120_000);
const ALL = PACKAGES + MORE + 1;

async function get(path: string, init?: RequestInit): Promise<Response> {
  const response = await app.request(`/api/v1/export/${path}`, init);
  expect(response.status, response.ok ? '' : await response.clone().text()).toBe(200);
  return response;
}
interface Read {
  title: string;
  query: string;
  columns: { id: string; label: string }[];
  rows: Record<string, string>[];
}
const rowsOf = async (path: string): Promise<Read> => await (await get(path)).json();

async function refused(path: string, status: number) {
  const response = await app.request(path.startsWith('/') ? path : `/api/v1/export/${path}`);
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return problem.parse(JSON.parse(text));
}

test('all matching rows are exported, in the order of the page, whatever page is shown', async () => {
  const { rows } = await rowsOf('packages.json?sort=-name&limit=3&cursor=AAAA');
  expect(rows).toHaveLength(ALL);
  const names = rows.map(({ name = '' }) => name.toLowerCase());
  expect(names).toEqual([...names].sort().reverse());
  const found = await rowsOf('packages.json?q=under_score');
  const list: { total: number } = await (await app.request('/api/v1/packages?q=under_score')).json();
  expect(found.rows).toHaveLength(list.total);
  expect(found.query).toBe('?q=under_score');
});

test('the columns are those the page shows, in its order', async () => {
  const { columns, rows } = await rowsOf('packages.json?cols=strategy,at-site-1,name&site=site-1&pin=strategy');
  expect(columns).toEqual([
    { id: 'name', label: 'Name' },
    { id: 'strategy', label: 'Strategy' },
    { id: 'at-site-1', label: 'Site 1' },
  ]);
  expect(new Set(rows.map((row) => row['at-site-1'])).size).toBeGreaterThan(1);
  const grouped = await rowsOf(
    'packages.json?group=strategy&closed=maintain&sort=-strategy,name&cols=name&cols=strategy',
  );
  expect(grouped.columns.map(({ id }) => id)).toEqual(['name', 'strategy']);
  expect(grouped.rows).toHaveLength(ALL - PACKAGES / 5);
  const plain = await rowsOf('sites.json');
  expect(plain.columns.map(({ id }) => id)).not.toContain('updated');
  expect(plain.rows).toHaveLength(SITES);
  const chosen = await rowsOf('sites.json?cols=updated');
  expect(chosen.columns.map(({ id }) => id)).toEqual(['name', 'updated']);
});

test('CSV keeps every text and runs none', async () => {
  const response = await get('packages.csv?cols=comments');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="packages-\d{4}-\d\d-\d\d\.csv"$/);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows: string[][] = parse(bytes, { bom: true });
  expect(rows[0]).toEqual(['Name', 'Comments']);
  expect(rows).toContainEqual(["'=1+1", 'a | b\n"RHEL5 or RHEL6 ??" <x>']);
  expect(rows).toHaveLength(ALL + 1);
});

test('Markdown and the wiki have the doubts too', async () => {
  const md = await (await get('packages.md?q=RHEL6&cols=comments')).text();
  expect(md).toContain('| =1+1 | a \\| b<br>"RHEL5 or RHEL6 ??" \\<x\\> |');
  const wiki = await (await get('packages.confluence?cols=comments')).text();
  expect(wiki).toContain('<tr><td>=1+1</td><td>a | b<br />&quot;RHEL5 or RHEL6 ??&quot; &lt;x&gt;</td></tr>');
  expect(wiki.match(/<tr>/g)).toHaveLength(ALL + 1);
});

test.each(EXPORT_ENTITIES.flatMap((entity) => EXPORT_FORMAT_NAMES.map((format) => [entity, format] as const)))(
  '%s.%s answers GET, HEAD, and 304 to who has it already, under both addresses',
  async (entity, format) => {
    const path = `${entity}.${format}${entity === 'readiness' ? '?site=site-2' : ''}`;
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe(`${EXPORT_FORMATS[format].type}; charset=utf-8`);
    const text = await response.text();
    expect(text.length).toBeGreaterThan(20);
    const head = await get(path, { method: 'HEAD' });
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-type', 'content-disposition']) {
      expect(head.headers.get(name)).toBe(response.headers.get(name));
    }
    const again = await app.request(`/api/v1/export/${path}`, {
      headers: { 'If-None-Match': response.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await app.request(`/export/${path}`);
    if (format !== 'json') expect(await other.text()).toBe(text);
    const sent = await app.request(`/export/${path}`, { method: 'POST' });
    expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  },
);

test.each([
  ['packages.csv?level=great', '/query/level'],
  ['packages.csv?sort=colour', '/query/sort'],
  ['packages.csv?cols=name,colour', '/query/cols'],
  ['packages.csv?cols=at-atlantis', '/query/cols'],
  ['packages.csv?cols=%00', '/query/cols'],
  ['packages.csv?cols=a&cols=b', '/query/cols'],
  ['packages.csv?width=name:9', '/query/width'],
  ['packages.csv?__proto__=1', '/query/__proto__'],
  ['activity.json?from=yesterday', '/query/from'],
  ['tasks.md?state=great', '/query/state'],
  ['readiness.csv?targeted=maybe', '/query/targeted'],
])('%s is a 400 that names the parameter', async (path, pointer) => {
  const { errors } = await refused(path, 400);
  expect(errors.map((error) => error.pointer)).toContain(pointer);
});

test.each([
  'ships.csv',
  'packages.xls',
  'packages',
  'packages.',
  '.csv',
  '__proto__.csv',
  'packages.toString',
  '%00.csv',
])('%s is a 404 that says what there is', async (path) => {
  expect((await refused(path, 404)).detail).toContain('{packages,');
  expect((await refused(`/export/${path}`, 404)).detail).toContain('{packages,');
});

test('a transfer breaks off when the data changes meanwhile, and never mixes two states', async () => {
  const response = await get('packages.csv');
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await change([{ kind: 'package', slug: 'more-7', set: { name: 'Renamed' } }]);
  await expect(reader?.read()).rejects.toThrow('The data changed');
  expect((await (await get('packages.csv')).text()).split('\r\n')).toHaveLength(ALL + 2);
});

test('no connection is held by a reader who takes one piece and goes', async () => {
  for (let at = 0; at < 30; at++) {
    const reader = (await get('packages.csv')).body?.getReader();
    await reader?.read();
    if (at % 2) await reader?.cancel();
  }
  expect(pool().waitingCount).toBe(0);
  expect(pool().idleCount).toBe(pool().totalCount);
});
