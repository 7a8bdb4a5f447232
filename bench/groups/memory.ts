import type { Figures } from '../figures.ts';
import { load } from '../load.ts';
import { memoryOf } from '../measure.ts';
import { ourPath } from '../questions.ts';
import { startWeb } from '../servers.ts';
import { QUESTIONS } from '../sql.ts';
import type { Stage } from '../stage.ts';
import { PAGES } from './pages.ts';

/** Longer than other loads, so that the collector has had its turns. */
const TIMES_LONGER = 4;

/** Memory of a fresh web process: before any question, and at most under a mixture of every question and page. */
export async function memory({ world, databasePid, sample, seconds }: Stage): Promise<Figures> {
  const server = await startWeb(world.url, databasePid);
  const idle = memoryOf(server.pid).now;
  const paths = [
    ...QUESTIONS.map((question) => () => ourPath(question, sample)),
    ...Object.values(PAGES).map((path) => () => path(sample)),
  ];
  let turn = 0;
  const cell = await load(server, () => paths[turn++ % paths.length]?.() ?? '/', { seconds: seconds * TIMES_LONGER });
  const { now, most } = memoryOf(server.pid);
  await server.stop();
  return new Map([
    ['memory/idle', idle],
    ['memory/after', now],
    ['memory/most', most],
    ['memory/perSecond', cell.perSecond],
  ]);
}
