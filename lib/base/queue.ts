import 'server-only';
import { createHash } from 'node:crypto';
import { fromPrisma, PgBoss } from 'pg-boss';
import { pool, type Tx, withTransaction } from './db.ts';
import { log } from './log.ts';
import { QUEUE_SCHEMA, type QueueName } from './queue-names.ts';

/** What waits in each queue. Only names of rows: what is to be done stands in the tables. */
export interface QueueData {
  delivery: { deliveryId: number };
  sweep: { ruleId: number };
}

/** The same for both copies of this module that one process may have; see `db.ts`. */
const key = Symbol.for('seaworthy.queue');
const shared = globalThis as unknown as { [key]?: Promise<PgBoss> };

/** A dead worker's jobs are found within seconds. Its tables are the owner's, so that rebuilding indexes is not for us. */
const LOOKING_AFTER = {
  supervise: true,
  superviseIntervalSeconds: 2,
  monitorIntervalSeconds: 2,
  maintenanceIntervalSeconds: 600,
  reindex: false,
  monitorVacuum: false,
} as const;

/** What the database is told on when a job comes in; the library's own name for it. */
export const QUEUE_CHANNEL = `pgboss_${createHash('sha224').update(QUEUE_SCHEMA).digest('hex').slice(0, 24)}`;

/** A queue on the connections of this process; `worker` looks after the queues as well. Its tables are made by the migration. */
export function openQueue(role: 'sender' | 'worker'): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values) },
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    ...(role === 'worker' ? LOOKING_AFTER : { supervise: false }),
  });
  boss.on('error', (error) => log.warn({ error: error.message }, 'the queue met an error'));
  return boss;
}

function sender(): Promise<PgBoss> {
  shared[key] ??= openQueue('sender')
    .start()
    .catch((error) => {
      delete shared[key];
      throw error;
    });
  return shared[key];
}

/** Opens what `enqueue` needs, so that whoever brings the first job does not wait for it. */
export async function prepareQueue(): Promise<void> {
  if (shared[key]) return;
  await sender();
  // The first transaction of a process takes its time, too.
  await withTransaction((tx) => tx.$executeRaw`select 1`);
}

/**
 * Puts a job into a queue within the transaction that makes it necessary: both are there, or neither. `group` shares
 * what may run at a time: jobs of one registry wait for each other and for nobody else.
 */
export async function enqueue<N extends QueueName>(
  tx: Tx,
  name: N,
  data: QueueData[N],
  { group }: { group?: string } = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, data, {
    db: fromPrisma(tx),
    ...(group !== undefined && { group: { id: group } }),
  });
}

/** The same for many jobs of one queue at once. */
export async function enqueueAll<N extends QueueName>(
  tx: Tx,
  name: N,
  jobs: readonly { data: QueueData[N]; group: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const boss = await sender();
  const made = jobs.map(({ data, group }) => ({ data, group: { id: group } }));
  await boss.insert(name, made, { db: fromPrisma(tx) });
}

/** Ends what `enqueue` opened; the next one opens it anew. */
export async function closeQueue(): Promise<void> {
  const open = shared[key];
  if (!open) return;
  delete shared[key];
  await (await open).stop({ graceful: false });
}
