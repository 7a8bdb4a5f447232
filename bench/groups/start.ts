import { join } from 'node:path';
import { dataDir } from '#scripts/data-dir.ts';
import { freePort } from '#scripts/postgres.ts';
import { exitCode, startNode } from '#scripts/run.ts';
import type { Figures } from '../figures.ts';
import { median } from '../measure.ts';
import { startWeb } from '../servers.ts';
import type { World } from '../world.ts';

const POLL_MS = 10;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function whole(url: string): Promise<void> {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}

/** Until the address answers with success; whatever refuses meanwhile is asked again. */
async function untilAnswered(url: string, ended: Promise<number>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const right = await whole(url).then(
      () => true,
      () => false,
    );
    if (right) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('npm start ended before its first page.');
}

/** The web process over the large data set: to its first /readyz, then what the first answers cost that load the index. */
async function web(world: World, databasePid: number): Promise<Record<string, number>> {
  const began = performance.now();
  const server = await startWeb(world.url, databasePid);
  await whole(`${server.url}/readyz`);
  const ready = performance.now() - began;
  const firstList = await timed(() => whole(`${server.url}/api/v1/packages`));
  const secondList = await timed(() => whole(`${server.url}/api/v1/packages?limit=49`));
  const firstPage = await timed(() => whole(`${server.url}/packages`));
  await server.stop();
  return { ready, firstList, secondList, firstPage };
}

/** `npm start` as a person runs it, with the embedded database and the Fermi catalogue, until its first page. */
async function npmStart(): Promise<number> {
  const port = await freePort();
  const npm = process.env.npm_execpath;
  const { DATABASE_URL: _none, ...env } = process.env;
  const began = performance.now();
  const child = startNode(npm ? [npm, 'start'] : ['scripts/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, DATA_DIR: join(dataDir(), 'start'), SEED: 'fermi', PORT: String(port), HOST: '127.0.0.1' },
  });
  const ended = exitCode(child);
  await untilAnswered(`http://127.0.0.1:${port}/packages`, ended);
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  return took;
}

/** Starts: of the web process on the large data set, and of the whole on a data directory that is already there. */
export async function start(world: World, databasePid: number, rounds: number): Promise<Figures> {
  await npmStart();
  const runs: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    runs.push({ ...(await web(world, databasePid)), npmStart: await npmStart() });
  }
  const names = Object.keys(runs[0] ?? {});
  return new Map(names.map((name) => [`start/${name}`, median(runs.map((run) => run[name] ?? Number.NaN))]));
}
