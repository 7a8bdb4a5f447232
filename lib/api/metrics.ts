import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { ArrivalsDto } from '#lib/read/dto-arrivals.ts';

/** What the web process says of itself: memory, processor time, the event loop. */
const ofProcess = new Registry();
let isCollecting = false;

/** In the text format of Prometheus: this process, and how what arrives is being worked off. */
export async function metricsText(arrivals: ArrivalsDto): Promise<string> {
  if (!isCollecting) collectDefaultMetrics({ register: ofProcess });
  isCollecting = true;
  return `${await arrivalMetrics(arrivals).metrics()}\n${await ofProcess.metrics()}`;
}

export const METRICS_TYPE = ofProcess.contentType;

const secondsOf = (instant: string): number => Date.parse(instant) / 1000;

function arrivalMetrics({ queues, workerSeenAt, deliveries, sources, repositories }: ArrivalsDto): Registry {
  const register = new Registry();
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `seaworthy_${name}`, help, labelNames: [...labelNames], registers: [register] });

  const jobs = gauge('queue_jobs', 'Jobs by queue and state.', ['queue', 'state']);
  const oldest = gauge('queue_oldest_seconds', 'Age of the oldest job that waits, 0 when none does.', ['queue']);
  for (const { name: queue, waiting, atWork, failed, oldestSeconds } of queues) {
    jobs.set({ queue, state: 'waiting' }, waiting);
    jobs.set({ queue, state: 'at_work' }, atWork);
    jobs.set({ queue, state: 'failed' }, failed);
    oldest.set({ queue }, oldestSeconds ?? 0);
  }
  const seen = gauge('worker_last_seen_timestamp_seconds', 'When a worker last looked after the queues, 0 for never.');
  seen.set(workerSeenAt === null ? 0 : secondsOf(workerSeenAt));
  const waiting = gauge('deliveries', 'Deliveries that wait or that somebody should look at.', ['state']);
  for (const [state, count] of Object.entries(deliveries)) waiting.set({ state }, count);
  const last = gauge('source_last_event_timestamp_seconds', 'When a source last sent an event.', ['source']);
  const bySource = gauge('source_deliveries', 'The same by source.', ['source', 'state']);
  for (const { name: source, lastEvent, received, quarantined, failed } of sources) {
    if (lastEvent !== null) last.set({ source }, secondsOf(lastEvent));
    bySource.set({ source, state: 'received' }, received);
    bySource.set({ source, state: 'quarantined' }, quarantined);
    bySource.set({ source, state: 'failed' }, failed);
  }
  const rules = gauge('repositories', 'Repositories that are swept, by how reading them went.', ['state']);
  rules.set({ state: 'all' }, repositories.all);
  rules.set({ state: 'never_swept' }, repositories.neverSwept);
  rules.set({ state: 'faulty' }, repositories.faulty);
  return register;
}
