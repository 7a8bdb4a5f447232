/** "sha256:0123456789ab": as much of a digest as tells it from others. */
export const shortDigest = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);

/** "1.5 s", "3 min": a duration in the unit that reads best. */
export function sayDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** "3 of 120 failed": what a reader wants to know of a run first. */
export function sayCounts({ total, failed, skipped }: { total: number; failed: number; skipped: number }): string {
  if (failed > 0) return `${failed} of ${total} failed`;
  if (skipped === total) return total === 1 ? '1 skipped' : `all ${total} skipped`;
  return skipped > 0 ? `${total - skipped} passed, ${skipped} skipped` : `${total} passed`;
}

export const runHref = (id: number): string => `/tests/runs/${id}`;
