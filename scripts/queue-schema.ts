import type pg from 'pg';
import { QUEUE_SCHEMA, QUEUES, type QueueName } from '#lib/base/queue-names.ts';

const names = Object.keys(QUEUES) as QueueName[];

/** What the tables of the queue should be, as one text: the library's version of them, and our queues. */
const toldOf = (version: number): string => `seaworthy queues of pg-boss ${version}: ${JSON.stringify(QUEUES)}`;

/**
 * Makes or brings up to date the tables of the queue and our queues in it, as the owner of the database: what answers the
 * world may use them and not change them. Does nothing when the schema's comment says that all is as it should be.
 */
export async function applyQueueSchema(client: pg.Client): Promise<boolean> {
  const wanted = toldOf(await wantedVersion());
  if ((await comment(client)) === wanted) return false;
  // Loading the library takes time that an ordinary start need not spend.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  for (const name of names) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, QUEUES[name]);
    else await boss.createQueue(name, QUEUES[name]);
  }
  await boss.stop({ graceful: false });
  await client.query(`comment on schema ${QUEUE_SCHEMA} is '${wanted.replaceAll("'", "''")}'`);
  return true;
}

/** Version of the library's tables that the installed library wants. */
async function wantedVersion(): Promise<number> {
  const { default: library } = await import('pg-boss/package.json', { with: { type: 'json' } });
  return (library as { pgboss: { schema: number } }).pgboss.schema;
}

async function comment(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [QUEUE_SCHEMA],
  );
  return rows[0]?.comment ?? null;
}
