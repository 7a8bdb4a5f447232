import { type RunOutcome, word } from '#lib/domain/vocabulary.ts';
import { sayNumber } from '../overview/say.ts';

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

/** "Last 3 runs here, oldest first: passed, failed, failed". */
export const sayRecent = (outcomes: readonly RunOutcome[], of: string): string =>
  `Last ${outcomes.length} ${of}, oldest first: ${outcomes.toReversed().map(word).join(', ')}`;

/** "1 to 50 of 320", or only how many there are when all are shown. */
export function sayPart({ start, total }: { start: number; total: number }, shown: number): string {
  if (shown === total) return sayNumber(total);
  return `${sayNumber(start + 1)} to ${sayNumber(start + shown)} of ${sayNumber(total)}`;
}

const NAME_SHOWN = 60;

/** "recon, merit and 3 more": what fails, as far as there is room. */
export function sayFailing(first: readonly string[], failed: number): string {
  const names = first.map((name) =>
    name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN - 1).toWellFormed()}…` : name,
  );
  const more = failed - names.length;
  return more > 0 ? `${names.join(', ')} and ${sayNumber(more)} more` : names.join(', ');
}

export const runHref = (id: number): string => `/tests/runs/${id}`;
