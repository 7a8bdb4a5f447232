import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations } from './migrate.ts';
import { freePort } from './postgres.ts';
import { Problem } from './problem.ts';
import { exitCode, startNode } from './run.ts';
import { scratchOn } from './scratch-server.ts';

/** A Seaworthy of its own for the tests, started the way a user starts it. */
export type Site = { url: string; stop(): Promise<void> };

const startPatienceMs = 300_000;

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Problem('npm start was not ready in time.', 'See above.')),
      startPatienceMs,
    );
    let output = '';
    const read = (chunk: Buffer) => {
      process.stdout.write(chunk);
      output += chunk;
      const url = /ready: (http\S+)/.exec(output)?.[1];
      if (!url) return;
      clearTimeout(late);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exitCode(child).then(() => {
      clearTimeout(late);
      reject(new Problem('npm start ended before it was ready.', 'The reason is above.'));
    });
  });
}

/**
 * Starts the production build with the Fermi catalogue in a fresh database: an embedded server in a new data directory,
 * or a database of its own next to TEST_DATABASE_URL or DATABASE_URL, so that nobody's data are touched.
 */
export async function startSite(): Promise<Site> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  const dataDir = mkdtempSync(join(tmpdir(), 'seaworthy-e2e-'));
  // As root the server runs as another account, which has to reach its files inside.
  chmodSync(dataDir, 0o755);
  const name = `seaworthy_test_${process.pid}_e2e`;
  const { DATABASE_URL: _given, ...env } = process.env;
  const server = given ? scratchOn(given) : undefined;
  const databaseUrl = await server?.create(name);
  if (databaseUrl) await applyMigrations(databaseUrl);
  const child = startNode(['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...env,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      SEED: 'fermi',
    },
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = exitCode(child);
      child.kill('SIGTERM');
      await ended;
    }
    await server?.drop(name);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await untilReady(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
