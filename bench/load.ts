import autocannon from 'autocannon';
import { Problem } from '#scripts/problem.ts';
import { cpuOf, cpuOfChildren, percentile } from './measure.ts';
import type { Server } from './servers.ts';

/** One measurement of one contender. Milliseconds; processor time is per request. */
export interface Cell {
  perSecond: number;
  p50: number;
  p99: number;
  /** Of the server under test, and of the database behind it; null where nobody can tell. */
  cpu: number | null;
  databaseCpu: number | null;
  bytes: number;
}

export const CONNECTIONS = 10;
/** Different questions per connection: more than it can ask in one round, so that none comes twice. */
const ASKED = 2000;

/**
 * Loads a server for some seconds. `path` is called for every question of every connection, so that each asks
 * something of its own; a constant one is asked again and again. Any answer but the expected one ends the benchmark.
 */
export async function load(
  server: Server,
  path: () => string,
  options: { seconds: number; headers?: Record<string, string>; expect?: number; varied?: boolean },
): Promise<Cell> {
  const { seconds, headers = {}, expect = 200, varied = true } = options;
  const times: number[] = [];
  let bytes = 0;
  const before = { server: cpuOf(server.pid), database: cpuOfChildren(server.databasePid) };
  const run = autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) =>
      client.setRequests(Array.from({ length: varied ? ASKED : 1 }, () => ({ path: path(), headers }))),
  });
  run.on('response', (_client, _status, size, milliseconds) => {
    times.push(milliseconds);
    bytes += size;
  });
  const result = await run;
  const right = result.statusCodeStats[String(expect)]?.count ?? 0;
  if (right !== times.length || result.errors > 0)
    throw new Problem(
      `${server.url}${path()} answered ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors.`,
      `Only ${expect} was expected; see what the server printed.`,
    );
  const spent = { server: cpuOf(server.pid), database: cpuOfChildren(server.databasePid) };
  await settled(server);
  const perRequest = (total: number) => (times.length > 0 && Number.isFinite(total) ? total / times.length : null);
  return {
    perSecond: times.length / result.duration,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    cpu: perRequest(spent.server - before.server),
    databaseCpu: server.databasePid === 0 ? null : perRequest(spent.database - before.database),
    bytes: bytes / times.length,
  };
}

const LOOK_EVERY_MS = 100;
const LOOKS_AT_MOST = 100;

/** Waits until a server has done with what was still under way, so that the next measurement does not pay for it. */
async function settled({ pid }: Server): Promise<void> {
  for (let look = 0, last = cpuOf(pid); look < LOOKS_AT_MOST; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = cpuOf(pid);
    if (!(now - last > LOOK_EVERY_MS / 5)) return;
    last = now;
  }
}
