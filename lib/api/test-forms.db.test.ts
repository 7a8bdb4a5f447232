import { beforeAll, expect, it } from 'vitest';
import { pool } from '#lib/base/db.ts';
import type { Browser } from './test-browser.ts';
import { buildTestWorld, DIGEST } from './test-reports.ts';
import { signedIn, visitor } from './test-sign-in.ts';

/** The plain forms beside test runs × kinds of actors who have a session. */
const browsers = new Map<string, Browser>();
const NEXT = '/tests/runs/1';

beforeAll(async () => {
  await buildTestWorld();
  const of = (slug: string) => [{ role: 'expert' as const, entry: { kind: 'package' as const, slug } }];
  browsers.set('reader', (await signedIn('reader', [])).browser);
  browsers.set('expert', (await signedIn('expert', of('gleam'))).browser);
  browsers.set('other', (await signedIn('other', of('irf'))).browser);
  browsers.set('nobody', visitor());
});

const everything = async () =>
  (
    await pool().query(
      `select (select json_agg(s order by id) from test_suites s) as suites, (select json_agg(x) from expected_cases x) as expected,
              (select json_agg(k order by id) from known_issues k) as issues, (select json_agg(o order by id) from sign_offs o) as signed`,
    )
  ).rows;
async function post(who: string, path: string, form: Record<string, string>): Promise<Response> {
  const answer = await browsers.get(who)?.post(path, { next: NEXT, ...form });
  if (!answer) throw new Error(`no ${who}`);
  return answer;
}
const to = (response: Response) => response.headers.get('location');
const newest = async (table: 'known_issues' | 'sign_offs') =>
  (await pool().query<{ id: number }>(`select max(id) as id from ${table}`)).rows[0]?.id;

const SUITE = { name: 'Smoke', kind: 'smoke', expected: ' a \n\nb' };
const ISSUE = { suite: 'smoke', case: 'a', title: 'The tracker', url: '' };
const SIGNED = { package: 'gleam', digest: DIGEST, note: 'compared' };

it('keeps a suite, an issue and a sign-off, and says so on the page of the form', async () => {
  expect(to(await post('expert', '/api/test-suites/smoke', SUITE))).toBe(`${NEXT}?said=kept`);
  expect((await everything())[0]).toMatchObject({
    expected: [{ name: 'a' }, { name: 'b' }],
    suites: [{ name: 'Smoke' }],
  });
  expect(to(await post('expert', '/api/known-issues', ISSUE))).toBe(`${NEXT}?said=attached`);
  expect(to(await post('expert', '/api/known-issues', ISSUE))).toBe(`${NEXT}?said=conflict`);
  const close = `/api/known-issues/${await newest('known_issues')}/close`;
  expect(to(await post('expert', close, {}))).toBe(`${NEXT}?said=closed`);
  expect(to(await post('expert', close, {}))).toBe(`${NEXT}?said=conflict`);
  expect(to(await post('expert', '/api/sign-offs', SIGNED))).toBe(`${NEXT}?said=signed`);
  expect(to(await post('expert', '/api/sign-offs', SIGNED))).toBe(`${NEXT}?said=conflict`);
  expect((await everything())[0]).toMatchObject({ signed: [{ note: 'compared', revoked_at: null }] });
  const revoke = `/api/sign-offs/${await newest('sign_offs')}/revoke`;
  expect((await post('other', revoke, {})).status).toBe(403);
  expect(to(await post('expert', revoke, {}))).toBe(`${NEXT}?said=revoked`);
});

it('tells whoever may not, and changes nothing', async () => {
  const issue = await newest('known_issues');
  const signed = await newest('sign_offs');
  const forms: [string, Record<string, string>][] = [
    ['/api/test-suites/smoke', { ...SUITE, name: 'Other' }],
    ['/api/known-issues', { ...ISSUE, case: 'z' }],
    [`/api/known-issues/${issue}/close`, {}],
    ['/api/sign-offs', SIGNED],
    [`/api/sign-offs/${signed}/revoke`, {}],
  ];
  const before = await everything();
  for (const [path, form] of forms) {
    expect((await post('nobody', path, form)).status, path).toBe(401);
    expect((await post('reader', path, form)).status, path).toBe(403);
  }
  expect((await post('other', '/api/sign-offs', SIGNED)).status).toBe(403);
  expect(await everything()).toEqual(before);
});

it('says that something is missing, and leads nowhere else', async () => {
  const before = await everything();
  const wrong: [string, Record<string, string>][] = [
    ['/api/test-suites/smoke', { ...SUITE, kind: 'great' }],
    ['/api/test-suites/smoke', { ...SUITE, name: '' }],
    ['/api/known-issues', { ...ISSUE, title: ' ' }],
    ['/api/known-issues', { ...ISSUE, case: 'q', url: 'javascript:alert(1)' }],
    ['/api/known-issues', { ...ISSUE, suite: 'none' }],
    ['/api/sign-offs', { package: 'gleam' }],
  ];
  for (const [path, form] of wrong) {
    expect(to(await post('expert', path, form)), JSON.stringify(form)).toBe(`${NEXT}?said=invalid`);
  }
  expect((await post('expert', '/api/known-issues/x/close', {})).status).toBe(400);
  expect((await post('expert', '/api/known-issues/99999/close', {})).status).toBe(404);
  const away = await post('expert', '/api/known-issues', { ...ISSUE, case: 'w', next: 'https://evil.example' });
  expect(to(away)).toBe('/?said=attached');
  expect((await everything())[0]).toMatchObject({ suites: before[0].suites, signed: before[0].signed });
});
