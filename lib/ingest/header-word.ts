import type { RawDelivery } from '#lib/contracts/ingest/events.ts';

/** A short header as a sender names things in it; empty when it is not there or is none. */
export function headerWord({ headers }: RawDelivery, name: string): string {
  const value = headers[name]?.trim() ?? '';
  return /^[\x20-\x7e]{1,100}$/.test(value) ? value : '';
}
