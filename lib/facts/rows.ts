import type { PlatformRef } from '#lib/domain/readiness/facts.ts';
import type { PlatformRow } from './queries.ts';

/** Rows by a key, in the order they came. */
export function groupBy<R, K>(rows: readonly R[], key: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export const iso = (at: Date): string => at.toISOString();
/** A `date` column comes as midnight UTC. */
export const isoDay = (on: Date | null): string | null => (on === null ? null : on.toISOString().slice(0, 10));
/** Sizes are below 2^53 by a database constraint. */
export const size = (value: bigint | null): number | null => (value === null ? null : Number(value));

/** Platforms by id, one shared object each. */
export function platformRefs(rows: readonly PlatformRow[]): Map<number, PlatformRef> {
  return new Map(
    rows.map((row) => [
      row.id,
      {
        slug: row.slug,
        name: row.name,
        generation: row.generation,
        family: row.family,
        maintenanceEnds: isoDay(row.maintenance_ends),
        extendedEnds: isoDay(row.extended_ends),
        baseImage: row.base_image,
      },
    ]),
  );
}
