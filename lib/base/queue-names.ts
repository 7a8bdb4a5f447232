/** Where the queue's own tables are, beside those of the models. */
export const QUEUE_SCHEMA = 'pgboss';

/** The queues, with how a job of each is tried. Source: issue “Image builds and test outcomes arrive by themselves”: at most five attempts, backing off. */
export const QUEUES = {
  delivery: { retryLimit: 4, retryDelay: 2, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 45 },
  sweep: { retryLimit: 4, retryDelay: 10, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 120 },
} as const;
export type QueueName = keyof typeof QUEUES;
