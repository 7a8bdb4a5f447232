/** "25 GB", "1.5 TB"; decimal units, as storage is sold. */
export function saySize(bytes: number): string {
  const [value, unit] = bytes >= 1e12 ? [bytes / 1e12, 'TB'] : bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB'];
  return `${Math.round(value * 10) / 10} ${unit}`;
}
