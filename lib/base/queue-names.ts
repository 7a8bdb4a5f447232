/** Where the queue's own tables are, beside those of the models. */
export const QUEUE_SCHEMA = 'pgboss';

/**
 * The queues, with how a job of each is tried. Source: issue “Image builds and test outcomes arrive by themselves”: at most
 * five attempts, backing off. A worker that gives no sign of life for `heartbeatSeconds` (the library allows no less) loses
 * its jobs to the next; one that does but gets nowhere loses them after `expireInSeconds`. What is
 * done is kept for a day, of deliveries for an hour: their own rows say what became of them.
 */
const ALL = {
  retryLimit: 4,
  retryBackoff: true,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 86_400,
  notify: true,
} as const;
export const QUEUES = {
  delivery: { ...ALL, retryDelay: 2, retryDelayMax: 300, expireInSeconds: 45, deleteAfterSeconds: 3600 },
  sweep: { ...ALL, retryDelay: 10, retryDelayMax: 600, expireInSeconds: 180 },
} as const;
export type QueueName = keyof typeof QUEUES;
