/**
 * How wide a column is: on a phone the names leave room for three sites beside them, or for what else their table has
 * to say first (`phone`).
 */
export function onPhone(id: string, at: number, size: number, phone = 36): string {
  if (at === 0) return `min(${size}px, ${phone}vw)`;
  return id.startsWith('at-') ? `min(${size}px, 20vw)` : `${size}px`;
}
