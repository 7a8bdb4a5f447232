const UNITS = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
  [1, 'B'],
] as const;

/** "25 GB", "1.5 TB", "3.2 kB"; decimal units, as storage is sold. */
export function saySize(bytes: number): string {
  const [size, unit] = UNITS.find(([one]) => bytes >= one) ?? [1, 'B'];
  return `${Math.round((bytes / size) * 10) / 10} ${unit}`;
}
