/**
 * Where in a list a page begins: the sort values of a row and a direction, opaque to readers and bound to the list's
 * sort and filters, so that a cursor cannot be carried over to another question. It grants nothing: whoever forges one
 * gets another page of what may be read anyway.
 */
export interface CursorPosition {
  direction: 'after' | 'before';
  values: (string | number)[];
}

/** What rows are compared by; in a cursor last the id, so that no two rows are equal. */
export type SortValues = readonly (string | number)[];

/** Longest accepted cursor: a name of 200 characters of four bytes each still fits. */
export const CURSOR_FORM = /^[A-Za-z0-9_-]{1,2000}$/;

/** The text of a list's question, equal for equal questions whatever the order of keys and values. */
export function listKey(name: string, question: { q: string; filters: Record<string, readonly string[]> }): string {
  const filters = Object.entries(question.filters)
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => [key, [...values].sort()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify([name, question.q, filters]);
}

/** FNV-1a, 32 bits: tells lists apart, keeps nobody out. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

export function encodeCursor(list: string, { direction, values }: CursorPosition): string {
  const bytes = new TextEncoder().encode(JSON.stringify([fingerprint(list), direction === 'after' ? 1 : 0, ...values]));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The position a cursor stands for, or null when it is none of this list. `shape` is a sample of the sort values. */
export function decodeCursor(list: string, shape: readonly (string | number)[], cursor: string): CursorPosition | null {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed.length !== shape.length + 2) return null;
  const [print, side, ...values] = parsed as unknown[];
  if (print !== fingerprint(list) || (side !== 0 && side !== 1)) return null;
  const fits = values.every(
    (value, at) => typeof value === typeof shape[at] && (typeof value === 'string' || Number.isFinite(value)),
  );
  return fits ? { direction: side === 1 ? 'after' : 'before', values: values as (string | number)[] } : null;
}

function parse(cursor: string): unknown {
  if (!CURSOR_FORM.test(cursor)) return null;
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
