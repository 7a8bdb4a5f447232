import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { actorOf } from '#lib/auth/gate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command as npm runs it, on the test's own database. */
function token(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const argv = ['--conditions=react-server', '--disable-warning=ExperimentalWarning', 'scripts/token.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: root, env: process.env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
const opens = async (text: string) =>
  (await actorOf({ headers: new Headers({ authorization: `Bearer ${text}` }), now: new Date() })).ok;

test('a token is alone on standard output, works, is listed without itself, and ends when revoked', {
  timeout: 90_000,
}, async () => {
  const made = await token('create', 'ci', '--scope', 'builds:write,tests:write', '--expires', '30');
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('may builds:write, tests:write until 20') });
  expect(made.out).toMatch(/^sw_[A-Za-z0-9_-]{43}\n$/);
  const secret = made.out.trim();
  expect(made.err).not.toContain(secret);
  expect(await opens(secret)).toBe(true);

  const list = await token('list');
  expect(list.out).toMatch(/^ci\tsw_.{6}…\tin use\tbuilds:write,tests:write\tmachine\texpires 20\S+\tused 20\S+\n$/);
  expect(list.out).not.toContain(secret);

  const again = await token('create', 'ci', '--scope', 'builds:write');
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('in use. Revoke it') });
  expect(await token('revoke', 'ci')).toMatchObject({ code: 0, out: '' });
  expect(await opens(secret)).toBe(false);
  expect(await token('revoke', 'ci')).toMatchObject({ code: 1, out: '' });
});

test.each([
  [[], 'What is to be done?'],
  [['create'], 'That is no way to call it.'],
  [['create', 'x', 'y', '--scope', 'builds:write'], 'That is no way to call it.'],
  [['create', 'x', '--scoop', 'builds:write'], "Unknown option '--scoop'"],
  [['create', 'x', '--scope', 'everything'], 'There is no scope “everything”'],
  [['create', 'x'], 'At least one of'],
  [['create', 'x', '--scope', 'builds:write', '--expires', 'soon'], 'A whole number of days'],
  [['create', 'two words', '--scope', 'builds:write'], 'Letters and digits'],
])('%j is told what is wrong, without a stack', { timeout: 30_000 }, async (args, says) => {
  const { code, out, err } = await token(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(says);
  expect(err).toContain('token -- create NAME');
  expect(err).not.toMatch(/\bat \w+.*:\d+:\d+/);
});
