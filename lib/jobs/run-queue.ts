import type { PgBoss } from 'pg-boss';
import { isDatabaseDown } from '#lib/base/db.ts';
import { gathered } from '#lib/base/gather.ts';
import { log } from '#lib/base/log.ts';
import type { QueueData } from '#lib/base/queue.ts';
import type { QueueName } from '#lib/base/queue-names.ts';
import { reasonOf } from './reason-of.ts';
import { plain, RegistryTrouble } from './registry-reader.ts';
import type { Rests } from './rests.ts';

/** Looks for jobs at least so often; a job that comes in wakes it at once where the database can say so. */
const LOOK_AGAIN_MS = 1000;
/** Signs of life of what is at work; three are missed before the queue takes a job from a process. */
const TOUCH_EVERY_MS = 3000;
/** What was told to stop may still say why it failed. */
const LAST_WORDS_MS = 2000;
/** A look that finds nothing passes over all that waits for a place. A hint that there is more waits so many times as long as that took. */
const QUIET_TIMES = 10;

interface Input<N extends QueueName> {
  boss: PgBoss;
  name: N;
  /** Jobs at a time, and of one registry. */
  atOnce: number;
  perGroup: number;
  /** After which a job's signal ends what it waits for. */
  deadlineMs: number;
  /** After which a job is given up even if it does not listen to its signal; less than the queue waits for it. */
  giveUpMs: number;
  /** Registries that want to be left alone for a while: none of their jobs is begun. */
  rests: Rests;
  work(data: QueueData[N], signal: AbortSignal): Promise<void>;
}

/** A queue that is being worked off. */
export interface QueueRun {
  /** Says that there may be new jobs. */
  hint(): void;
  /** Takes no more jobs and waits for those at work; the signals of what is not done by then are ended. */
  stop(patienceMs: number): Promise<void>;
}

interface AtWork {
  id: string;
  retryCount: number;
  group: string | null;
  cut: AbortController;
  ended: Promise<void>;
}

type Attempt = Pick<AtWork, 'id' | 'retryCount'>;

/**
 * Works off a queue: one look for the next jobs at a time, as many jobs at work as there is room for, and never more of one
 * registry than may be. A registry that hangs therefore holds its own few places until their deadlines, and jobs of
 * others pass it. A registry is passed over until half of its places are free, so that jobs come several at a time. Every
 * job is settled under the attempt it was fetched with: one that was taken from us is not touched.
 */
export function runQueue<N extends QueueName>(input: Input<N>): QueueRun {
  const { boss, name, atOnce, perGroup, rests } = input;
  const batch = Math.max(1, Math.floor(perGroup / 2));
  const atWork = new Map<string, AtWork>();
  let stopping = false;
  let isWoken = false;
  let quietUntil = 0;
  let hinting: NodeJS.Timeout | undefined;
  let wakeUp: () => void = () => undefined;
  const wake = () => {
    isWoken = true;
    wakeUp();
  };
  const hint = () => {
    const quietMs = quietUntil - performance.now();
    if (quietMs <= 0) wake();
    else if (hinting === undefined) {
      hinting = setTimeout(() => {
        hinting = undefined;
        wake();
      }, quietMs);
    }
  };

  const complete = gathered({
    atMost: 100,
    atOnce: 1,
    keyOf: ({ id }: Attempt) => id,
    isWorthAlone: () => false,
    async work(attempts) {
      await boss.complete(name, [...attempts]);
      return attempts;
    },
  });

  const countOf = (group: string | null): number =>
    [...atWork.values()].filter((job) => group !== null && job.group === group).length;
  const isFull = (group: string | null): boolean => countOf(group) > perGroup - batch;
  const passedOver = (): string[] => {
    const groups = new Set(
      [...atWork.values()].flatMap(({ group }) => (isFull(group) && group !== null ? [group] : [])),
    );
    return [...groups, ...rests.groups()];
  };

  const begin = (job: { id: string; retryCount: number; groupId?: string | null; data: QueueData[N] }): void => {
    const cut = new AbortController();
    const group = job.groupId ?? null;
    const attempt = { id: job.id, retryCount: job.retryCount };
    const ended = runOne(input, { data: job.data, attempt, group, cut, complete }).finally(() => {
      const wasFull = isFull(group) || atWork.size >= atOnce;
      atWork.delete(job.id);
      if (wasFull && !isFull(group)) wake();
    });
    atWork.set(job.id, { ...attempt, group, cut, ended });
  };

  /** Takes what there is room for; false when no more is there to be taken now. */
  const take = async (): Promise<boolean> => {
    const batchSize = Math.min(batch, atOnce - atWork.size);
    const ignoreGroups = passedOver();
    const began = performance.now();
    const jobs = await boss.fetch<QueueData[N]>(name, { batchSize, ignoreGroups });
    for (const job of jobs) begin(job);
    const now = performance.now();
    if (jobs.length === 0 && ignoreGroups.length > 0) quietUntil = now + QUIET_TIMES * (now - began);
    return jobs.length === batchSize;
  };

  const look = async (): Promise<void> => {
    try {
      while (!stopping && atWork.size < atOnce && (await take()));
    } catch (error) {
      // The next look finds what this one could not.
      if (!isDatabaseDown(error)) log.error({ err: error, queue: name }, 'the queue could not be looked at');
    }
  };

  const pause = async (): Promise<void> => {
    if (isWoken || stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  const ended = (async () => {
    while (!stopping) {
      isWoken = false;
      await look();
      await pause();
    }
  })();
  const touching = setInterval(() => void touch(boss, name, [...atWork.values()]), TOUCH_EVERY_MS);

  return {
    hint,
    async stop(patienceMs) {
      stopping = true;
      clearTimeout(hinting);
      wake();
      await ended;
      const all = () => Promise.all([...atWork.values()].map((job) => job.ended));
      await within(all(), patienceMs);
      for (const { cut } of atWork.values()) cut.abort(new Error('The worker was told to stop.'));
      await within(all(), LAST_WORDS_MS);
      clearInterval(touching);
    },
  };
}

interface One<N extends QueueName> {
  data: QueueData[N];
  attempt: Attempt;
  group: string | null;
  cut: AbortController;
  complete(attempt: Attempt): Promise<Attempt>;
}

/** Runs one job and settles it. Where the database is away for that, the queue takes the job back after a while by itself. */
async function runOne<N extends QueueName>(input: Input<N>, job: One<N>): Promise<void> {
  const { boss, name, deadlineMs, giveUpMs, rests } = input;
  const { data, attempt, group, cut, complete } = job;
  try {
    const signal = AbortSignal.any([cut.signal, AbortSignal.timeout(deadlineMs)]);
    await orGiveUp(input.work(data, signal), giveUpMs);
    await complete(attempt);
  } catch (error) {
    const reason = reasonOf(error);
    const rest = error instanceof RegistryTrouble ? error.rest : null;
    if (group !== null && rest !== null && rest.host === plain(group)) rests.add(group, rest.seconds);
    log.warn({ reason, queue: name, job: data }, 'a run of a job failed');
    await boss.fail(name, attempt, { message: reason }).catch((fault) => {
      if (!isDatabaseDown(fault)) log.error({ err: fault, queue: name }, 'a job could not be given back');
    });
  }
}

/** Says that jobs are still being worked at; ends the signals of those that the queue has taken from us meanwhile. */
async function touch(boss: PgBoss, name: QueueName, jobs: readonly AtWork[]): Promise<void> {
  if (jobs.length === 0) return;
  try {
    const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }));
    const ours = settledOf(await boss.touch(name, attempts));
    if (ours === null) return;
    for (const { id, cut } of jobs) if (!ours.has(id)) cut.abort(new Error('Another worker has taken this job over.'));
  } catch (error) {
    if (!isDatabaseDown(error)) log.warn({ err: error, queue: name }, 'signs of life could not be given');
  }
}

/** The jobs that an answer of the queue is about; null where it does not say. */
function settledOf(answer: object): Set<unknown> | null {
  return 'settled' in answer && Array.isArray(answer.settled) ? new Set(answer.settled) : null;
}

async function orGiveUp(work: Promise<void>, giveUpMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not done after ${giveUpMs / 1000} seconds.`)), giveUpMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function within(work: Promise<unknown>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
