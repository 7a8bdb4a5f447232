import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSample, type Sample } from './sample.ts';
import { type Server, startFloor, startStatic, startWeb } from './servers.ts';
import { type Question, type Statement, statements } from './sql.ts';
import { staticTable } from './static-table.ts';
import type { World, Worlds } from './world.ts';

/** One data set with everything that answers from it. */
export interface Stage {
  world: World;
  sample: Sample;
  statements: Record<Question, Statement>;
  web: Server;
  floor: Server;
  /** Serves one HTML file with the first 50 rows that our table shows. */
  file: Server;
  databasePid: number;
  seconds: number;
  close(): Promise<void>;
}

/** Starts our production web server, the floor and the server of a static file over one data set. */
export async function openStage(worlds: Worlds, packages: number, seconds: number): Promise<Stage> {
  const world = await worlds.of(packages);
  const sample = await readSample(world.url);
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
  const path = join(dir, 'table.html');
  const web = await startWeb(world.url, worlds.pid);
  const first = await fetch(`${web.url}/api/v1/packages`);
  writeFileSync(path, staticTable(await first.json()));
  const [floor, file] = await Promise.all([startFloor(world.url, worlds.pid), startStatic(path)]);
  const close = async () => {
    await Promise.all([web, floor, file].map((server) => server.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  return { world, sample, statements: statements(sample), web, floor, file, databasePid: worlds.pid, seconds, close };
}
