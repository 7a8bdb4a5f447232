import type { ReadContext } from './context.ts';
import { processWide } from './process-wide.ts';

/** Results kept, over all questions; the least recently used goes first. */
const KEPT = 300;
const state = processWide('per-version', () => ({ version: -1, kept: new Map<string, Promise<unknown>>() }));

/**
 * The result of `compute` for this data version, computed once per process and shared by whoever asks meanwhile. Only
 * results of the newest version are kept, and no failure. Inside a caller's transaction nothing is kept, for its changes
 * may never be committed.
 */
export function perVersion<T>(
  ctx: ReadContext,
  version: number,
  question: string,
  compute: () => Promise<T>,
): Promise<T> {
  const { kept } = state;
  if (ctx.db || version < state.version) return compute();
  if (version > state.version) {
    state.version = version;
    kept.clear();
  }
  const known = kept.get(question);
  if (known) {
    kept.delete(question);
    kept.set(question, known);
    // A question has one type of answer.
    return known as Promise<T>;
  }
  const answer = compute();
  kept.set(question, answer);
  answer.catch(() => {
    if (kept.get(question) === answer) kept.delete(question);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return answer;
}
