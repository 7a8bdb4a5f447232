import type { QueueName } from '../base/queue-names.ts';

/** How a queue is doing. */
export interface QueueDto {
  name: QueueName;
  /** Jobs that wait for their first or next run, jobs at work, and jobs that used up their runs within a day. */
  waiting: number;
  atWork: number;
  failed: number;
  /** Age of the oldest that waits, seconds; null when none does. */
  oldestSeconds: number | null;
}

/** What arrives and what becomes of it, as the status page and `/metrics` show it. */
export interface ArrivalsDto {
  queues: QueueDto[];
  /** When a worker last looked after the queues; it does every two seconds. Null when none ever did. */
  workerSeenAt: string | null;
  /** Deliveries that wait, and those that somebody should look at. */
  deliveries: Record<'received' | 'quarantined' | 'failed', number>;
  sources: {
    name: string;
    provider: string;
    lastEvent: string | null;
    received: number;
    quarantined: number;
    failed: number;
  }[];
  repositories: { all: number; neverSwept: number; faulty: number };
}
