import { daysBefore } from '#lib/contracts/difference-params.ts';
import { word } from '#lib/domain/vocabulary.ts';
import { readDifference } from '#lib/read/as-of/read-difference.ts';
import type { ReadContext } from '#lib/read/context.ts';
import type { DifferenceDto } from '#lib/read/dto-as-of.ts';
import { perVersion } from '#lib/read/per-version.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import { NO_TIME } from './activity.ts';
import type { Feed, FeedEntry } from './atom.ts';
import { sayChanges, sayEntry } from './say-entries.ts';

/** How long a period is and how many that have ended a feed tells; those in which nothing changed are left out. */
const PERIODS = { day: { days: 1, told: 7 }, week: { days: 7, told: 6 } } as const;
type Period = keyof typeof PERIODS;

export const isPeriod = (text: string): text is Period => Object.hasOwn(PERIODS, text);

/** Entries of one period that are told in words; its page has the others. */
const ENTRIES_TOLD = 40;

/** What was different at the end of each day or week, an entry for each. */
export async function differencesFeed(ctx: ReadContext, per: Period, self: string): Promise<Feed> {
  const version = await readDataVersion({ ctx });
  const entries: FeedEntry[] = [];
  for (const span of spansOf(per, ctx.now)) {
    const question = `difference ${span.from} ${span.to}`;
    const difference = await perVersion(ctx, version, question, () => readDifference({ ctx, input: span }));
    if (difference.changeTotal > 0) entries.push(entryOf(per, difference));
  }
  return {
    id: `changes/${per}`,
    title: `Seaworthy: what changed, ${per} by ${per}`,
    self,
    page: '/changes',
    since: NO_TIME,
    entries,
  };
}

/** The periods that have ended, the newest first; a week ends on Sunday. */
function spansOf(per: Period, now: Date): { from: string; to: string }[] {
  const { days, told } = PERIODS[per];
  const today = now.toISOString().slice(0, 10);
  const last = daysBefore(today, per === 'day' ? 1 : now.getUTCDay() || 7);
  return Array.from({ length: told }, (_, at) => ({
    from: daysBefore(last, days * (at + 1)),
    to: daysBefore(last, days * at),
  }));
}

function entryOf(per: Period, of: DifferenceDto): FeedEntry {
  const { from, to, entries, unread, tasks, decisions, readiness, changeTotal, names } = of;
  const left = entries.length - ENTRIES_TOLD + unread;
  return {
    id: `changes/${per}/${to}`,
    title: per === 'day' ? `What changed on ${to}` : `What changed in the week until ${to}`,
    updated: `${daysBefore(to, -1)}T00:00:00.000Z`,
    href: `/changes?from=${from}&to=${to}`,
    author: 'Seaworthy',
    lines: [
      `${changeTotal} ${changeTotal === 1 ? 'change' : 'changes'}`,
      ...(readiness?.levels ?? []).map(
        (one) => `${one.package.name} at ${one.site.name}: ${word(one.from)} → ${word(one.to)}`,
      ),
      ...tasks.closed.map(({ name, state }) => `Task ${word(state)}: ${name}`),
      ...tasks.opened.map(({ name }) => `Task opened: ${name}`),
      ...decisions.map(({ question, text }) => `Decision on ${question.name}: ${text}`),
      ...entries
        .slice(0, ENTRIES_TOLD)
        .flatMap((entry) => [
          sayEntry(entry, ACTIONS[entry.became]),
          ...(entry.became === 'changed' ? sayChanges(entry.changes, names) : []),
        ]),
      ...(left > 0 ? [`and ${left} more`] : []),
    ],
  };
}

const ACTIONS = { created: 'create', changed: 'edit', trashed: 'trash', restored: 'restore' } as const;
