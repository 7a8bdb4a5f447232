import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '#scripts/build.ts';
import { dataDir, prepareDataDir } from '#scripts/data-dir.ts';
import { openDatabase } from '#scripts/database.ts';
import { withClient, withDatabase } from '#scripts/database-url.ts';
import { applyMigrations } from '#scripts/migrate.ts';
import { Problem } from '#scripts/problem.ts';
import { exitCode, startBound } from '#scripts/run.ts';
import { scratchOn } from '#scripts/scratch-server.ts';

/** Sites and builds per package as in the large data set that the goals speak of. */
export const SITES = 170;
const BUILDS_PER_PACKAGE = 10;
/** What a database says of itself once its data set is in; one that was interrupted is made anew. */
const COMPLETE = 'complete';

/** One generated collaboration in its own database. */
export interface World {
  packages: number;
  url: string;
}

/** The database server of the benchmark and how to reach its data sets. */
export interface Worlds {
  /** The server's own process, the parent of one process per connection. */
  pid: number;
  /** The data set of this size, generated when it is not there yet. */
  of(packages: number): Promise<World>;
  close(): Promise<void>;
}

/** Starts the embedded database in a data directory of the benchmark's own, so that nobody's data are touched. */
export async function openWorlds(log: (line: string) => void): Promise<Worlds> {
  process.env.DATA_DIR ||= '.data-bench';
  delete process.env.DATABASE_URL;
  const dir = dataDir();
  prepareDataDir(dir);
  const database = await openDatabase(log);
  const pidFile = join(dir, 'postgres/cluster/postmaster.pid');
  return {
    pid: existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0,
    of: (packages) => seeded(database.url, packages, log),
    close: () => database.close(),
  };
}

async function seeded(adminUrl: string, packages: number, log: (line: string) => void): Promise<World> {
  const prefix = `bench_${packages}_`;
  const name = `${prefix}${hashOf(['seeds/scale', 'prisma']).slice(0, 12)}`;
  const url = withDatabase(adminUrl, name);
  if (await isComplete(adminUrl, name)) return { packages, url };
  const server = scratchOn(adminUrl);
  await server.dropAll(prefix);
  await server.create(name);
  await applyMigrations(url);
  log(`Generating ${packages} packages at ${SITES} sites with ${packages * BUILDS_PER_PACKAGE} builds.`);
  const numbers = { packages, sites: SITES, builds: packages * BUILDS_PER_PACKAGE };
  const args = Object.entries(numbers).map(([key, value]) => `--${key}=${value}`);
  const env = { ...process.env, DATABASE_URL: url, DATABASE_STATEMENT_TIMEOUT: '0' };
  const seeding = startBound(['--conditions=react-server', 'seeds/scale/main.ts', ...args], 'inherit', env);
  if ((await exitCode(seeding)) !== 0) throw new Problem('The data set could not be made.', 'The reason is above.');
  await withClient(url, (client) => client.query('vacuum analyze'));
  await withClient(url, (client) => client.query(`comment on database "${name}" is '${COMPLETE}'`));
  return { packages, url };
}

async function isComplete(adminUrl: string, name: string): Promise<boolean> {
  const found = await withClient(adminUrl, (client) =>
    client.query(
      `select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = '${COMPLETE}'`,
      [name],
    ),
  );
  return found.rowCount === 1;
}
