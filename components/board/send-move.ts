import type { Place } from './lanes.ts';

/** What became of a move: versions by slug, or why it was refused with the entry as it is now. */
export type Sent =
  | { is: 'moved'; versions: ReadonlyMap<string, number> }
  | { is: 'refused'; detail: string; current: { version: number; state: string } | null };

interface Move {
  number: number;
  version: number;
  ask: { state?: string; to?: Place };
}

/** Asks the server to move a task. Never throws: what goes wrong comes back in words. */
export async function sendMove({ number, version, ask }: Move): Promise<Sent> {
  try {
    const response = await fetch(`/api/v1/tasks/${number}/move`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify(ask),
    });
    const body: unknown = await response.json();
    if (response.ok) return { is: 'moved', versions: versionsIn(body) };
    return { is: 'refused', detail: textAt(body, 'detail') || 'It was refused.', current: currentIn(body) };
  } catch {
    return { is: 'refused', detail: 'The server could not be reached.', current: null };
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const textAt = (value: unknown, name: string): string => {
  const text = memberOf(value, name);
  return typeof text === 'string' ? text : '';
};

function versionsIn(body: unknown): Map<string, number> {
  const entries = memberOf(body, 'entries');
  const pairs = Array.isArray(entries)
    ? entries.map((entry): [string, number] => [textAt(entry, 'slug'), Number(memberOf(entry, 'version'))])
    : [];
  return new Map(pairs);
}

function currentIn(body: unknown): { version: number; state: string } | null {
  const current = memberOf(body, 'current');
  const version = memberOf(current, 'version');
  return typeof version === 'number' ? { version, state: textAt(memberOf(current, 'fields'), 'state') } : null;
}
