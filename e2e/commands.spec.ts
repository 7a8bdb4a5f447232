import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { command, freePort, newDir, start, stop, stopAll, untilSaid } from './own-site.ts';

/** Reads the answer to its end: a half-read one would keep the server from stopping at once. */
async function status(url: string): Promise<number> {
  const response = await fetch(url);
  await response.text();
  return response.status;
}

function embeddedUrl(dir: string, database = 'seaworthy'): string {
  const { port, password } = JSON.parse(readFileSync(join(dir, 'postgres.json'), 'utf8'));
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test.describe.configure({ mode: 'default' });

test.afterEach(stopAll);

test('starts, serves, refuses a second start on its data, stops cleanly, and starts again', async () => {
  const dir = newDir();
  const first = await start({ DATA_DIR: dir });
  expect(await status(first.url)).toBe(200);

  const second = command(['start'], { DATA_DIR: dir, PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('is in use by another Seaworthy');

  const taken = command(['start'], { DATA_DIR: newDir(), PORT: new URL(first.url).port });
  expect(await taken.ended).toBe(1);
  expect(taken.output()).toContain('is taken by another program');

  expect(await stop(first)).toBe(0);
  await expect(fetch(first.url)).rejects.toThrow();
  expect(existsSync(join(dir, 'in-use.json'))).toBe(false);

  const again = await start({ DATA_DIR: dir });
  expect(await status(again.url)).toBe(200);
  expect(await stop(again)).toBe(0);
});

test('recovers from having been killed', async () => {
  const dir = newDir();
  const first = await start({ DATA_DIR: dir });
  const { pid } = JSON.parse(readFileSync(join(dir, 'in-use.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  await first.ended;
  const again = await start({ DATA_DIR: dir });
  expect(again.output()).toContain('an earlier run left behind');
  expect(await status(again.url)).toBe(200);
  expect(await stop(again)).toBe(0);
});

test('goes on after its database was killed', async () => {
  const dir = newDir();
  const site = await start({ DATA_DIR: dir });
  const [row] = await sql(embeddedUrl(dir), "select current_setting('data_directory') as home");
  const pid = Number.parseInt(readFileSync(join(String(row?.home), 'postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  const ready = async () => status(`${site.url}/readyz`);
  await expect.poll(ready).not.toBe(200);
  await expect.poll(ready, { timeout: 30_000 }).toBe(200);
  expect(await stop(site)).toBe(0);
});

/** The worker that a start began, found among the processes it began. */
function workerOf(dir: string): number {
  const { pid } = JSON.parse(readFileSync(join(dir, 'in-use.json'), 'utf8'));
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const isWorker = (child: string) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('server/worker.ts');
  return Number(children.find(isWorker));
}

test('a worker that is killed is started again, and the pages stay', async () => {
  const dir = newDir();
  const site = await start({ DATA_DIR: dir });
  const first = workerOf(dir);
  process.kill(first, 'SIGKILL');
  await untilSaid(site, 'The worker was ended by SIGKILL; starting it again.');
  expect(await status(site.url)).toBe(200);
  await expect.poll(() => workerOf(dir)).toBeGreaterThan(0);
  expect(workerOf(dir)).not.toBe(first);
  expect(await stop(site)).toBe(0);
});

for (const moment of ['Creating the database cluster', 'The wiki page']) {
  test(`a stop right after "${moment}" leaves nothing behind, and the next start is whole`, async () => {
    const dir = newDir();
    const env = { DATA_DIR: dir, SEED: 'fermi', PORT: String(await freePort()) };
    const first = command(['start'], env);
    await untilSaid(first, moment);
    expect(await stop(first)).toBe(0);
    expect(first.output()).not.toMatch(/^\s+at /m);
    expect(existsSync(join(dir, 'in-use.json'))).toBe(false);
    // PostgreSQL takes this file away when it ends.
    expect(existsSync(join(dir, 'postgres/cluster/postmaster.pid'))).toBe(false);

    const again = await start(env);
    expect(again.output()).not.toContain('left behind');
    const { total } = await (await fetch(`${again.url}/api/v1/packages`)).json();
    expect(total).toBe(7);
    expect(await stop(again)).toBe(0);
  });
}

test('a start that was killed while it loaded the catalogue takes the loading with it', async () => {
  const env = { DATA_DIR: newDir(), SEED: 'fermi', PORT: String(await freePort()) };
  const first = command(['start'], env);
  await untilSaid(first, 'The wiki page');
  process.kill(JSON.parse(readFileSync(join(env.DATA_DIR, 'in-use.json'), 'utf8')).pid, 'SIGKILL');
  // The loading shares the pipe of the output, which closes when it has ended too.
  await first.ended;
  const again = await start(env);
  const { total } = await (await fetch(`${again.url}/api/v1/packages`)).json();
  expect(total).toBe(7);
  expect(await stop(again)).toBe(0);
});

const asking = ['/', '/packages', '/packages/glastrelease', '/packages/glastrelease/at/slac', '/sites', '/sites/slac'];

async function everyPageIsDown(url: string): Promise<void> {
  for (const path of [...asking, '/api/v1/packages', '/readyz']) {
    const began = performance.now();
    const response = await fetch(url + path, { headers: { accept: 'text/html' } });
    const text = await response.text();
    expect(performance.now() - began, path).toBeLessThan(2000);
    expect(response.status, path).toBe(503);
    expect(response.headers.get('retry-after'), path).toBe('2');
    expect(text, path).toMatch(/database (cannot be reached|is not reachable|does not answer)/i);
  }
  expect(await status(`${url}/livez`)).toBe(200);
}

async function everyPageIsBack(url: string): Promise<void> {
  await expect.poll(() => status(`${url}/readyz`), { timeout: 30_000 }).toBe(200);
  for (const path of asking) expect(await status(url + path), path).toBe(200);
}

test('while the database is silent every page says so within two seconds, and then recovers', async () => {
  const dir = newDir();
  const site = await start({ DATA_DIR: dir, SEED: 'fermi' });
  await everyPageIsBack(site.url);
  // Without the session that asks: it is on its way out, and an ended process cannot be continued.
  const sessions = await sql(
    embeddedUrl(dir),
    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  const first = Number.parseInt(readFileSync(join(dir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
  const server = [first, ...sessions.map(({ pid }) => Number(pid))];
  for (const pid of server) process.kill(pid, 'SIGSTOP');
  try {
    await everyPageIsDown(site.url);
  } finally {
    for (const pid of server) process.kill(pid, 'SIGCONT');
  }
  await everyPageIsBack(site.url);
  expect(await stop(site)).toBe(0);
});

test('while the database is stopped every page says so within two seconds, and then recovers', async () => {
  const dir = newDir();
  const host = await start({ DATA_DIR: dir, SEED: 'fermi' });
  const guest = await start({ DATABASE_URL: embeddedUrl(dir) });
  await everyPageIsBack(guest.url);
  expect(await stop(host)).toBe(0);
  await everyPageIsDown(guest.url);
  const again = await start({ DATA_DIR: dir });
  await everyPageIsBack(guest.url);
  expect(guest.output()).not.toMatch(/^\s+at /m);
  expect(await stop(guest)).toBe(0);
  expect(await stop(again)).toBe(0);
});

test('uses the server of DATABASE_URL, and refuses a database that is ahead of the code', async () => {
  const dir = newDir();
  const host = await start({ DATA_DIR: dir });
  await sql(embeddedUrl(dir, 'postgres'), 'create database elsewhere');
  const url = embeddedUrl(dir, 'elsewhere');

  const guest = await start({ DATABASE_URL: url, DATA_DIR: join(dir, 'unused') });
  expect(await status(guest.url)).toBe(200);
  expect(existsSync(join(dir, 'unused'))).toBe(false);
  expect(await stop(guest)).toBe(0);

  await sql(
    url,
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ('x', 'x', '9999_from_the_future', now(), now(), 1)`,
  );
  const ahead = command(['start'], { DATABASE_URL: url, PORT: String(await freePort()) });
  expect(await ahead.ended).toBe(1);
  expect(ahead.output()).toContain('is ahead of this checkout: it has 9999_from_the_future');
  expect(await stop(host)).toBe(0);
});

const refused: [string, Record<string, string>, string][] = [
  ['an unreachable database', { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/db' }, 'cannot be reached'],
  ['a malformed DATABASE_URL', { DATABASE_URL: 'localhost/db' }, 'DATABASE_URL'],
  ['a port that is no port', { PORT: 'http' }, 'PORT is "http"'],
  ['an unknown catalogue', { SEED: 'atlas' }, 'SEED is "atlas"'],
];

for (const [what, env, message] of refused) {
  test(`says what is wrong with ${what}, without a stack`, async () => {
    const run = command(['start'], { DATA_DIR: newDir(), PORT: String(await freePort()), ...env });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(message);
    expect(run.output()).not.toMatch(/^\s+at /m);
  });
}

test('a data directory that cannot be written is named', async () => {
  const file = join(newDir(), 'file');
  writeFileSync(file, '');
  const run = command(['start'], { DATA_DIR: join(file, 'data'), PORT: String(await freePort()) });
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(file);
  expect(run.output()).not.toMatch(/^\s+at /m);
});

/** Sends bytes as they are and gives the whole answer. */
function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

const close = 'Connection: close\r\n\r\n';
const hostile: [string, string, RegExp][] = [
  ['no host', `GET / HTTP/1.1\r\n${close}`, /^HTTP\/1.1 400 [\s\S]*must name one host/],
  ['two hosts', `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n${close}`, /^HTTP\/1.1 400 [\s\S]*must name one host/],
  ['no host in HTTP/1.0', 'GET /api/v1/packages HTTP/1.0\r\n\r\n', /^HTTP\/1.1 200 /],
  [
    'another protocol',
    'GET /livez HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n',
    / 200 OK/,
  ],
  ['a tunnel', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1.1 405 /],
  [
    'two lengths',
    `POST /api/v1/packages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}`,
    / 400 /,
  ],
  [
    'length and chunks',
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${close}`,
    / 400 /,
  ],
  [
    'a form',
    `POST /packages HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n${close}`,
    /^HTTP\/1.1 405 [\s\S]*Allow: GET, HEAD\r/,
  ],
  ['an action', `POST / HTTP/1.1\r\nHost: a\r\nNext-Action: x\r\nContent-Length: 0\r\n${close}`, /^HTTP\/1.1 40[45] /],
  [
    'a router that lost its way',
    `GET /packages?_rsc HTTP/1.1\r\nHost: a\r\nRSC: 1\r\nNext-Router-State-Tree: [\r\n${close}`,
    /^HTTP\/1.1 200 /,
  ],
];

test('hostile requests are answered in plain words and leave nothing in the log', async () => {
  const site = await start({ DATA_DIR: newDir() });
  const before = site.output();
  for (const [what, bytes, answer] of hostile) expect(await raw(site.url, bytes), what).toMatch(answer);
  expect(site.output()).toBe(before);
  expect(await stop(site)).toBe(0);
});
