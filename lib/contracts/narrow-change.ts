/**
 * A change without what stayed the same: of objects the parts that differ, of lists the items that went and came. `null`
 * on a side where nothing is left. A long option of which one point was added reads as that point.
 */
export function narrow(from: unknown, to: unknown): { from: unknown; to: unknown } {
  if (Array.isArray(from) && Array.isArray(to)) {
    const [gone, come] = [without(from, to), without(to, from)];
    // The same items in another order: there is nothing smaller to show.
    return gone.length === 0 && come.length === 0 ? { from, to } : { from: orNull(gone), to: orNull(come) };
  }
  if (!isObject(from) || !isObject(to)) return { from, to };
  const sides: { from: [string, unknown][]; to: [string, unknown][] } = { from: [], to: [] };
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (same(from[key], to[key])) continue;
    const part = narrow(from[key] ?? null, to[key] ?? null);
    if (part.from !== null) sides.from.push([key, part.from]);
    if (part.to !== null) sides.to.push([key, part.to]);
  }
  return { from: side(sides.from), to: side(sides.to) };
}

const side = (entries: [string, unknown][]): unknown => (entries.length === 0 ? null : Object.fromEntries(entries));
const orNull = (items: unknown[]): unknown => (items.length === 0 ? null : items);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return items.filter((item) => !known.has(JSON.stringify(item)));
}
