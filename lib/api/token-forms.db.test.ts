import { beforeAll, describe, expect, it, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { app } from './app.ts';
import { TOKEN_FORMS } from './routes/token-forms.ts';
import { machineToken } from './test-actors.ts';
import type { Browser } from './test-browser.ts';
import { grantsOf, signedIn, visitor } from './test-sign-in.ts';
import { change } from './test-world.ts';

const WHO = ['nobody', 'reader', 'expert', 'site_contact', 'manager', 'admin', 'suspended admin'] as const;
type Who = (typeof WHO)[number];
/** Everybody who is more than a reader has tokens. */
const MAY: readonly Who[] = ['expert', 'site_contact', 'manager', 'admin'];
const browsers = new Map<Who, Browser>();

async function browserOf(who: Who): Promise<Browser> {
  if (who === 'nobody') return visitor();
  const suspended = who === 'suspended admin';
  return (await signedIn(who, grantsOf(suspended ? 'admin' : who), { suspended })).browser;
}

beforeAll(async () => {
  await change([{ kind: 'package', slug: 'gleam', create: true, set: { name: 'GLEAM' } }]);
  for (const who of ['admin', ...WHO.filter((one) => one !== 'admin')] as const)
    browsers.set(who, await browserOf(who));
});

const post = (who: Who, path: string, form: Record<string, string>) => {
  const browser = browsers.get(who);
  if (!browser) throw new Error(`nobody is ${who}`);
  return browser.post(path, form);
};
const tokens = () => db().apiToken.findMany({ orderBy: { id: 'asc' } });
const nameOf = (who: string) => `of-${who.replace(/\W/g, '-')}-${crypto.randomUUID().slice(0, 8)}`;
const newToken = (name: string) => ({ name, 'entries:write': 'on', days: '7' });
/** The token that an answer carries to the page, once. */
const tokenIn = (answer: Response) =>
  /seaworthy_new_token=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? '';

test('every form of tokens is here', () => {
  expect(TOKEN_FORMS).toEqual(['/api/tokens', '/api/tokens/:id/revoke']);
});

describe.each(WHO)('by %s', (who) => {
  it('a token is made, or it is not', async () => {
    const before = await tokens();
    const answer = await post(who, '/api/tokens', newToken(nameOf(who)));
    if (!MAY.includes(who)) {
      expect(answer.status).toBe(who === 'nobody' || who === 'suspended admin' ? 401 : 403);
      expect(await tokens()).toEqual(before);
      return;
    }
    expect(answer.headers.get('location')).toBe('/me/tokens?said=made');
    const [cookie = ''] = answer.headers.getSetCookie();
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/me/tokens', 'Max-Age=60']) expect(cookie).toContain(part);
    const headers = { authorization: `Bearer ${tokenIn(answer)}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: `by ${who}` });
    const wrote = await app.request('/api/v1/packages', { method: 'POST', headers, body });
    expect(wrote.status).toBe(who === 'manager' || who === 'admin' ? 201 : 403);
    const made = (await tokens()).at(-1);
    expect(made).toMatchObject({ scopes: ['entries:write'], revokedAt: null });
    expect(JSON.stringify(made)).not.toContain(tokenIn(answer));
  });

  it('nobody but an admin revokes the token of another', async () => {
    const { id } = await machineToken(nameOf(`a-machine-met-by-${who}`), ['entries:write']);
    const answer = await post(who, `/api/tokens/${id}/revoke`, {});
    const row = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(row.revokedAt === null).toBe(who !== 'admin');
    expect(answer.status).toBe(who === 'admin' ? 303 : who === 'nobody' || who === 'suspended admin' ? 401 : 403);
  });
});

it('one’s own token is revoked, and refused from then on', async () => {
  const made = await post('expert', '/api/tokens', newToken('short-lived'));
  const bearer = { authorization: `Bearer ${tokenIn(made)}` };
  expect((await app.request('/api/v1/packages', { headers: bearer })).status).toBe(200);
  const { id } = await db().apiToken.findFirstOrThrow({ where: { name: 'short-lived' } });
  expect((await post('expert', `/api/tokens/${id}/revoke`, {})).headers.get('location')).toBe(
    '/me/tokens?said=revoked',
  );
  expect((await app.request('/api/v1/packages', { headers: bearer })).status).toBe(401);
});

it('a token makes and revokes none', async () => {
  const made = await post('admin', '/api/tokens', newToken('ambitious'));
  const headers = { authorization: `Bearer ${tokenIn(made)}` };
  const before = await tokens();
  const body = new URLSearchParams(newToken('child'));
  expect((await app.request('/api/tokens', { method: 'POST', body, headers })).status).toBe(403);
  const own = before.at(-1)?.id;
  expect((await app.request(`/api/tokens/${own}/revoke`, { method: 'POST', headers })).status).toBe(403);
  const seen = await tokens();
  expect(seen.map(({ id, revokedAt }) => [id, revokedAt])).toEqual(before.map(({ id, revokedAt }) => [id, revokedAt]));
});

it.each([
  [{ name: '', days: '7', 'entries:write': 'on' }, 'bad-name'],
  [{ name: 'two words', days: '7', 'entries:write': 'on' }, 'bad-name'],
  [{ name: 'x'.repeat(61), days: '7', 'entries:write': 'on' }, 'bad-name'],
  [{ name: 'fine', days: '7' }, 'bad-scopes'],
  [{ name: 'fine', days: '7', 'root:write': 'on' }, 'bad-scopes'],
  [{ name: 'fine', 'entries:write': 'on' }, 'bad-expiresInDays'],
  [{ name: 'fine', days: 'never', 'entries:write': 'on' }, 'bad-expiresInDays'],
  [{ name: 'fine', days: '99999', 'entries:write': 'on' }, 'bad-expiresInDays'],
])('no token comes of %j', async (form: Record<string, string>, said) => {
  const before = await tokens();
  const answer = await post('manager', '/api/tokens', { ...form, userId: '1', of: 'machine' });
  // What was typed is in the form again.
  expect(answer.headers.get('location')).toBe(
    `/me/tokens?${new URLSearchParams({ said, name: form.name?.slice(0, 60) ?? '' })}`,
  );
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await tokens()).toEqual(before);
});

it('a name in use is not given again', async () => {
  await post('manager', '/api/tokens', newToken('taken'));
  const again = await post('admin', '/api/tokens', newToken('taken'));
  expect(again.headers.get('location')).toBe('/me/tokens?said=there&name=taken');
});
