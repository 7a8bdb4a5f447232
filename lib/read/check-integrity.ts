import type { ReadContext } from './context.ts';

/** What a check of the whole database found: sentences for people, and how much was looked at. */
export interface IntegrityReport {
  problems: string[];
  counted: Record<string, number>;
}

/** Proves that history, fields, tables and projections say the same. */
export async function checkIntegrity(_: { ctx: ReadContext }): Promise<IntegrityReport> {
  throw new Error('checkIntegrity is not written yet.');
}
