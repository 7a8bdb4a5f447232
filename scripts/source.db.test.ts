import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { app } from '#lib/api/app.ts';
import { db } from '#lib/base/db.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command as npm runs it, on the test's own database. */
function source(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const argv = ['--conditions=react-server', '--disable-warning=ExperimentalWarning', 'scripts/source.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: root, env: process.env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const told = (out: string): { path: string; secret: string } => {
  expect(out).toMatch(/^\{"path":"\/api\/webhooks\/[\w-]{43}","secret":"[\w-]{43}"\}\n$/);
  return JSON.parse(out);
};
const deliver = async ({ path, secret }: { path: string; secret: string }, body: string): Promise<number> => {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  return (await app.request(path, { method: 'POST', headers, body })).status;
};

test('a source is one line of JSON, delivers, is listed without its secret, rotates and retires', {
  timeout: 120_000,
}, async () => {
  const made = await source(
    ...['create', 'lab', '--provider', 'distribution', '--registry', '127.0.0.1:5000', '--allow-private', '--create'],
    ...['--map', 'fermi/glastrelease=glastrelease', '--map', 'fermi/tools=tools,v*'],
  );
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('shown this once') });
  const first = told(made.out);
  expect(made.err).not.toContain(first.secret);
  expect(await deliver(first, '{"events":[]}')).toBe(202);
  expect(await db().repositoryRule.findMany({ orderBy: { repository: 'asc' } })).toMatchObject([
    { repository: 'fermi/glastrelease', tagPolicy: '' },
    { repository: 'fermi/tools', tagPolicy: 'v*' },
  ]);

  const list = await source('list');
  expect(list.out).toMatch(/^lab\tdistribution\tin use\t127\.0\.0\.1:5000\t2 mapped\t0 unmapped\tlast event 20\S+Z\n$/);
  const second = told((await source('rotate', 'lab')).out);
  expect(second.path).toBe(first.path);
  expect([await deliver(first, '{"a":1}'), await deliver(second, '{"a":2}')]).toEqual([202, 202]);
  const third = told((await source('rotate', 'lab', '--at-once')).out);
  expect([await deliver(second, '{"a":3}'), await deliver(third, '{"a":4}')]).toEqual([401, 202]);

  expect(await source('retire', 'lab')).toMatchObject({ code: 0, out: '' });
  expect(await deliver(third, '{"a":5}')).toBe(401);
  expect(await source('retire', 'nobody')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('no source'),
  });
});

test.each([
  [[], 'What is to be done?'],
  [['create'], 'That is no way to call it.'],
  [['create', 'x', '--provider', 'distribution'], 'At least one registry'],
  [['create', 'x', '--provider', 'somebody', '--registry', 'h'], 'provider:'],
  [['create', 'x', '--provider', 'distribution', '--registry', 'h', '--map', 'nothing'], '“nothing” maps nothing'],
  [['create', 'x', '--provider', 'distribution', '--registry', 'h', '--map', 'a/b=not-there'], 'no image “not-there”'],
  [['create', 'x', '--provider', 'distribution', '--registry', 'h', '--maps', 'a=b'], "Unknown option '--maps'"],
])('%j is told what is wrong, without a stack', { timeout: 60_000 }, async (args, says) => {
  const { code, out, err } = await source(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(says);
  expect(err).toContain('source -- create NAME');
  expect(err).not.toMatch(/\bat \w+.*:\d+:\d+/);
});
