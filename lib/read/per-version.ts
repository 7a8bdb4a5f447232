import type { ReadContext } from './context.ts';
import { processWide } from './process-wide.ts';

/** Results kept, over all questions; the oldest used goes first. */
const KEPT = 300;
const kept = processWide('per-version', () => new Map<string, Promise<unknown>>());

/**
 * The result of `compute` for this data version, computed once per process and shared by whoever asks meanwhile. A
 * failure is not kept. Inside a caller's transaction nothing is kept, for its changes may never be committed.
 */
export function perVersion<T>(
  ctx: ReadContext,
  version: number,
  question: string,
  compute: () => Promise<T>,
): Promise<T> {
  if (ctx.db) return compute();
  const key = `${version} ${question}`;
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    // A key names one question, and a question has one type of answer.
    return known as Promise<T>;
  }
  const answer = compute();
  kept.set(key, answer);
  answer.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return answer;
}
