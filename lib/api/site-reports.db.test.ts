import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildTestWorld, DIGEST } from './test-reports.ts';
import { change } from './test-world.ts';

const CONFIG = `sha256:${'c'.repeat(64)}`;
const PATH = '/cvmfs/unpacked.example.org/registry.example.org/fermi/glastrelease:v1';
const MOUNTS = Array.from({ length: 301 }, () => ({ path: '/', type: 'x' }));
let token = '';
let count = 0;

beforeAll(async () => {
  await buildTestWorld();
  await change([
    { kind: 'dependency', slug: 'cvmfs', create: true, set: { name: 'CVMFS', dependencyKind: 'filesystem' } },
  ]);
  await pool().query('update builds set config_digest = $1 where digest = $2', [CONFIG, DIGEST]);
  token = (await machineToken('node', ['sites:write'])).bearer;
});
beforeEach(() => {
  count += 1;
});

const report = (more: Partial<NodeReport> = {}) => ({
  ...{
    format: 1,
    site: 'slac',
    node: `wn${count}`,
    at: '2026-02-03T04:05:06Z',
    kernel: '2.6.32',
    architecture: 'x86_64',
  },
  ...{ os: { id: 'centos', version: '6', name: 'CentOS 6', redhatRelease: '' }, vsyscall: null, userNamespaces: null },
  ...{ runtimes: [], binds: null, mounts: [], cvmfs: [], cache: null, images: null },
  ...more,
});
const post = (body: unknown, authorization = token) =>
  app.request('/api/v1/site-reports', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const site = async (slug = 'slac') => (await app.request(`/api/v1/sites/${slug}`)).json();
async function claims(field: string) {
  const { rows } = await pool().query(
    `select c.state, c.raw, s.slug as source from claims c join entries e on e.id = c.entry_id and e.slug = 'slac'
     left join sources s on s.id = c.source_id where c.field = $1 order by c.id`,
    [field],
  );
  return rows;
}

describe('POST /site-reports', () => {
  test('fills what nobody has said, in the name of the probe, and the same report again changes nothing', async () => {
    expect((await site()).vsyscall).toBe('unknown');
    const sent = report({ vsyscall: true });
    const first = await post(sent);
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({ site: 'slac', filled: ['vsyscall'], contradicts: ['runtimes.docker'] });
    expect((await site()).vsyscall).toBe('yes');
    expect(await claims('vsyscall')).toEqual([
      { state: 'current', raw: `vsyscall is mapped by kernel 2.6.32 on wn${count}`, source: 'probe' },
    ]);
    const again = await post(sent);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ duplicate: true, filled: [], contradicts: [] });
    expect((await pool().query('select by from site_reports')).rows).toEqual([{ by: 'token:node' }]);
  });

  test('what contradicts a person’s word stands beside it once, and never in its place', async () => {
    const before = await claims('runtimes.docker');
    expect(before).toMatchObject([
      { state: 'current', source: null },
      { state: 'open', source: 'probe' },
    ]);
    expect(await (await post(report())).json()).toMatchObject({ filled: [], contradicts: [] });
    expect(await claims('runtimes.docker')).toEqual(before);
    await pool().query(`update claims set state = 'rejected' where field = 'runtimes.docker' and state = 'open'`);
    expect(await (await post(report({ node: 'another' }))).json()).toMatchObject({ contradicts: [] });
    expect((await site()).runtimes).toMatchObject([{ slug: 'docker', state: 'production' }]);
  });

  test('an image that is there with its digest is confirmed there; one of another or of no digest is not', async () => {
    const image = { channel: 'cvmfs', path: PATH, present: true, digest: CONFIG, link: null };
    const sent = report({
      images: [
        image,
        { ...image, path: '/cvmfs/a.example.org/x:1', digest: null },
        { ...image, path: '/cvmfs/a.example.org/x:2', digest: `sha256:${'e'.repeat(64)}` },
        { ...image, path: '/cvmfs/a.example.org/x:3', present: false },
      ],
    });
    expect(await (await post(sent)).json()).toMatchObject({ confirmed: [{ digest: DIGEST, path: PATH }] });
    const build = await (await app.request(`/api/v1/builds/${DIGEST}`)).json();
    expect(build.publications).toContainEqual({
      ...{
        channel: 'cvmfs',
        path: PATH,
        site: 'slac',
        state: 'confirmed',
        at: '2026-02-03T04:05:06.000Z',
        via: 'probe',
      },
    });
  });

  test('two thousand images of one node are a few statements; seen again they are no news', async () => {
    const image = { channel: 'cvmfs', present: true, digest: DIGEST, link: null };
    const images = Array.from({ length: 1998 }, (_, at) => ({ ...image, path: `/cvmfs/crowd.example.org/${at}:1` }));
    const twice = [...images, ...images.slice(0, 1), { ...image, path: '--bind=/:/x' }];
    const answer = await (await post(report({ node: 'crowd', images: twice }))).json();
    expect(answer.confirmed).toHaveLength(1999);
    const stored = `select count(*)::int as count, count(distinct at)::int as moments from publications
                    where path like '/cvmfs/crowd.%' and state = 'confirmed'`;
    expect((await pool().query(stored)).rows).toEqual([{ count: 1998, moments: 1 }]);
    await pool().query(`update publications set state = 'withdrawn' where path = '/cvmfs/crowd.example.org/5:1'`);
    await post(report({ node: 'crowd', at: '2026-02-03T05:00:00Z', images }));
    expect((await pool().query(stored)).rows).toEqual([{ count: 1998, moments: 2 }]);
    await post(report({ node: 'crowd', at: '2026-02-03T03:00:00Z', images }));
    expect((await pool().query(stored)).rows).toEqual([{ count: 1998, moments: 1 }]);
    expect((await pool().query(`select from publications where path like '--%'`)).rows).toEqual([]);
    // The script below would look for each of them.
    await pool().query(`delete from publications where path like '/cvmfs/crowd.%'`);
  });

  test('a clock that is ahead does not make a sighting of the future', async () => {
    const image = { channel: 'sif', path: '/images/x.sif', present: true, digest: DIGEST, link: null };
    await post(report({ at: '2099-01-01T00:00:00Z', images: [image] }));
    const { rows } = await pool().query(`select at <= now() as past from publications where path = '/images/x.sif'`);
    expect(rows).toEqual([{ past: true }]);
  });

  test.each<[object, string]>([
    [{ site: 'nowhere' }, '/site'],
    [{ format: 2 }, '/format'],
    [{ node: '' }, '/node'],
    [{ at: 'now' }, '/at'],
    [{ mounts: MOUNTS }, '/mounts'],
    [{ images: [{ channel: 'cvmfs', path: 'x', present: true, digest: 'x', link: null }] }, '/images/0/digest'],
    [{ images: [{ channel: 'sif', path: '/a\nsif\t/b', present: true, digest: null, link: null }] }, '/images/0/path'],
  ])('%o is refused with the place of its fault', async (more, pointer) => {
    const answer = await post({ ...report(), ...more });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  test('more than 1 MB is refused', async () => {
    expect((await post({ ...report(), more: 'x'.repeat(1_100_000) })).status).toBe(413);
  });
});

describe('GET /sites/{slug}/expected.txt', () => {
  test('what is published for all or for this site, with its digests', async () => {
    await pool().query(
      `insert into publications (build_id, channel, path, site_id, state, at)
       select b.id, v.channel::text::"Channel", v.path, (select id from entries where slug = v.site), v.state::text::"PublicationState", now()
       from builds b, (values ('cvmfs', '/cvmfs/x.example.org/all:1', null, 'declared'), ('sif', '/images/in2p3.sif', 'in2p3', 'declared'),
         ('sif', '/images/gone.sif', null, 'withdrawn'), ('sif', 'oras://x.example.org/x', null, 'declared')) as v(channel, path, site, state)
       where b.digest = $1`,
      [DIGEST],
    );
    const text = await (await app.request('/api/v1/sites/in2p3/expected.txt')).text();
    expect(text.split('\n').slice(1)).toEqual([
      `cvmfs\t/cvmfs/x.example.org/all:1\t${DIGEST}\t${CONFIG}`,
      `sif\t/images/in2p3.sif\t${DIGEST}\t${CONFIG}`,
      '',
    ]);
    expect((await app.request('/api/v1/sites/nowhere/expected.txt')).status).toBe(404);
    expect((await app.request('/api/v1/sites/slac/expected.txt?x=1')).status).toBe(400);
  });
});

describe('the script as it is served', () => {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  let [base, folder] = ['', ''];
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = mkdtempSync(join(tmpdir(), 'probe-'));
    writeFileSync(join(folder, 'token'), `${token.replace('Bearer ', '')}\n`);
    writeFileSync(join(folder, 'wrong'), 'nothing\n');
    writeFileSync(join(folder, 'probe.sh'), await (await fetch(`${base}/probe.sh`)).text());
    // What curl would be preferred to is left out of this node's programs.
    mkdirSync(join(folder, 'bin'));
    const needs =
      'sed awk tr cut df grep cat head tail ls rm date sort uname hostname readlink mktemp wget timeout'.split(' ');
    const { stdout } = await execute('sh', ['-c', needs.map((name) => `command -v ${name}`).join(';')]);
    for (const path of stdout.trim().split('\n')) symlinkSync(path, join(folder, 'bin', path.replace(/.*\//, '')));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await new Promise((done) => server.close(done));
  });

  function execute(program: string, options: string[], env = process.env) {
    const child = spawn(program, options, { env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part) => (stdout += part));
    child.stderr.on('data', (part) => (stderr += part));
    return new Promise<{ status: number | null; stdout: string; stderr: string }>((done) => {
      child.on('close', (status) => done({ status, stdout, stderr }));
    });
  }
  const withWget = () => ({ NODE_ENV: 'test' as const, PATH: join(folder, 'bin') });
  const send = (shell: string[], name: string, env?: NodeJS.ProcessEnv) => {
    const [program = '', ...before] = shell;
    const options = [join(folder, 'probe.sh'), '--site', 'slac', '--url', base, '--node', `probe-${count}`];
    return execute(program, [...before, ...options, '--token-file', join(folder, name)], env);
  };

  test('carries the address of this instance and nothing else that is its own', async () => {
    const served = await app.request('/probe.sh');
    expect(served.headers.get('content-type')).toMatch(/^text\/x-shellscript/);
    const own = readFileSync(join(import.meta.dirname, 'probe', 'probe.sh'), 'utf8');
    expect((await served.text()).replace(/^URL='http[^']*'$/m, "URL='@URL@'")).toBe(own);
  });

  test.each([
    ['dash with curl', ['dash'], false],
    ['BusyBox with curl', ['busybox', 'sh'], false],
    ['dash with wget', ['/bin/dash'], true],
  ])('%s asks what is expected and sends', async (_, shell, onlyWget) => {
    const env = onlyWget ? withWget() : process.env;
    const { status, stdout, stderr } = await send(shell, 'token', env);
    expect(stderr).toContain('probe: sent.');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ site: 'slac', node: `probe-${count}` });
    const { rows } = await pool().query(`select body from site_reports where body ->> 'node' = $1`, [`probe-${count}`]);
    expect(rows).toHaveLength(1);
    expect(rows[0].body.images).toContainEqual(
      expect.objectContaining({ path: '/cvmfs/x.example.org/all:1', present: false }),
    );
  });

  test('the commands of the documentation do what they say', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/probe.md'), 'utf8');
    const commands = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
    expect(commands).toHaveLength(4);
    const both = await machineToken('guide', ['sites:write', 'publications:write']);
    const at = mkdtempSync(join(folder, 'guide-'));
    writeFileSync(join(at, 'token'), both.bearer.replace('Bearer ', ''));
    const script = commands.join('\n').replaceAll('https://seaworthy.example.org', base);
    // The script knows the address that the instance is set up for, which this one does not listen at.
    const here = script
      .replaceAll('sh probe.sh ', `sh probe.sh --url ${base} `)
      .replaceAll('sha256:0123456789ab', DIGEST);
    const { status, stderr } = await execute('sh', ['-ec', `cd '${at}'\n${here}`]);
    expect(stderr).toBe('probe: sent.\n');
    expect(status).toBe(0);
    const { rows } = await pool().query(
      `select (select count(*)::int from site_reports where by = 'token:guide') as reports,
              (select count(*)::int from publications where via = 'token:guide') as publications`,
    );
    expect(rows[0].reports).toBeGreaterThan(0);
    expect(rows[0].publications).toBe(1);
  });

  test.each([
    ['curl', false],
    ['wget', true],
  ])('a token that is no good is told with %s', async (_, onlyWget) => {
    const { status, stderr } = await send(['/bin/dash'], 'wrong', onlyWget ? withWget() : process.env);
    expect(status).toBe(1);
    expect(stderr).toContain('refused');
  });
});
