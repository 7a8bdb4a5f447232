import type { Tx } from '#lib/base/db.ts';

/** Any number that no other lock of the application has. */
const ORDER_OF_TASKS = 6_174_001;

/**
 * One writer at a time may work out places in the order of tasks, or close a way between tasks: what it reads of the
 * others holds until it is stored.
 */
export async function lockOrderOfTasks(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ORDER_OF_TASKS})`;
}
