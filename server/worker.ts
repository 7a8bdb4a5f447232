import { constants, setPriority } from 'node:os';
import { systemActor } from '#lib/auth/actor.ts';
import { digestKey } from '#lib/auth/digest-key.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { closeDatabase } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { log } from '#lib/base/log.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { keepSending } from '#lib/jobs/keep-sending.ts';
import { keepThinning } from '#lib/jobs/keep-thinning.ts';
import { startWork } from '#lib/jobs/start-work.ts';

/**
 * The second process: does what deliveries ask for, re-reads registries, sends digests and removes what is kept no longer. Any number of them may run;
 * whatever one leaves undone another takes over.
 */

/** How long jobs at work may go on after the order to stop; less than whoever started us waits. */
const drainMs = 7000;

const context = (name: string) => () => ({ actor: systemActor(name), now: new Date() });

// Senders that wait for their acknowledgement come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let work: { stop(patienceMs: number): Promise<void> } | undefined;
let sending: { stop(): void } | undefined;
let thinning: { stop(): void } | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  sending?.stop();
  thinning?.stop();
  await Promise.allSettled([work?.stop(drainMs)]);
  await Promise.allSettled([closeQueue(), closeDatabase()]);
  process.exit(0);
}

process.on('SIGTERM', stop).on('SIGINT', stop);
// Started by `npm start`: when that is killed outright, nobody else would end this process.
process.on('disconnect', stop);

try {
  work = await startWork({ context: context('worker') });
  sending = keepSending({ context: context('digest'), origin: publicUrl(), keyOf: digestKey });
  thinning = keepThinning({ context: context('retention'), kept: env() });
  process.send?.('ready');
} catch (error) {
  log.fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
}
