/** Units from large to small; a size is written in the largest that says it exactly. */
const UNITS = [
  ['PB', 1e15],
  ['PiB', 2 ** 50],
  ['TB', 1e12],
  ['TiB', 2 ** 40],
  ['GB', 1e9],
  ['GiB', 2 ** 30],
  ['MB', 1e6],
  ['MiB', 2 ** 20],
  ['kB', 1e3],
  ['KiB', 2 ** 10],
  ['B', 1],
] as const;

/** A count of bytes as it is typed: `50 GB`, `1.5 TB`, `700 MiB`, `1234 B`. Never rounded. */
export function sizeText(bytes: number): string {
  for (const [unit, size] of UNITS) {
    const text = String(bytes / size);
    if (bytes >= size && /^\d+(\.\d{1,2})?$/.test(text) && Math.round(Number(text) * size) === bytes) {
      return `${text} ${unit}`;
    }
  }
  return `${bytes} B`;
}

/** The bytes of a typed size; without a unit they are bytes. Null when it is none. */
export function sizeOf(text: string): number | null {
  const [, number = '', unit = 'B'] = /^(\d+(?:\.\d+)?)\s*([a-z]+)?$/i.exec(text.trim()) ?? [];
  const size = UNITS.find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1];
  if (number === '' || size === undefined) return null;
  const bytes = Math.round(Number(number) * size);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
