/** What of a column says how wide it is. */
interface Sized {
  id: string;
  size: number;
  phone?: number;
}

/** The width of a column of the kit, on screens; the last one takes what is left over. */
export function columnStyle(columns: readonly Sized[], at: number): { '--wide': string } | undefined {
  const column = columns[at];
  if (column === undefined) return undefined;
  return { '--wide': at === columns.length - 1 ? 'auto' : onPhone(column, at) };
}

/** On a phone the names leave room for three sites beside them, or for what else their table has to say first. */
function onPhone({ id, size, phone = 34 }: Sized, at: number): string {
  if (at === 0) return `min(${size}px, ${phone}vw)`;
  return id.startsWith('at-') ? `min(${size}px, 20vw)` : `${size}px`;
}
