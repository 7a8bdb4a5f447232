import { sayFields } from '#lib/contracts/say-change.ts';
import { sayActor } from '#lib/contracts/tables/words.ts';
import type { ChangedEntryDto, ChangeSetDto } from '#lib/read/dto-change.ts';
import type { Feed, FeedEntry } from './atom.ts';
import { sayEntry } from './say-entries.ts';

/** An instance without any change is as old as the first thing that could have been one. */
export const NO_TIME = '2017-01-01T00:00:00.000Z';

/** Everything that changed, an entry for each change. */
export const activityFeed = (changes: readonly ChangeSetDto[], self: string): Feed => ({
  id: self.slice(1),
  title: 'Seaworthy: what changed',
  self,
  page: `/activity${self.includes('?') ? self.slice(self.indexOf('?')) : ''}`,
  since: NO_TIME,
  entries: changes.map(changeEntry),
});

function changeEntry({ id, why, recordedAt, by, actor, source, entries, total }: ChangeSetDto): FeedEntry {
  const left = total - entries.length;
  return {
    id: `change/${id}`,
    title: why === '' ? titleOf(entries, total) : why,
    updated: recordedAt,
    href: `/activity/${id}`,
    author: by ?? sayActor(actor),
    lines: [
      ...(source === null ? [] : [`Source: ${source.title}`]),
      ...entries.map(sayChanged),
      ...(left > 0 ? [`and ${left} more`] : []),
    ],
  };
}

function titleOf([first]: readonly ChangedEntryDto[], total: number): string {
  if (!first) return 'Remarks or statements were added';
  return `${sayEntry(first, first.action)}${total > 1 ? ` and ${total - 1} more` : ''}`;
}

const sayChanged = (entry: ChangedEntryDto): string =>
  entry.action === 'create' || entry.paths.length === 0
    ? sayEntry(entry, entry.action)
    : `${sayEntry(entry, entry.action)}: ${sayFields(entry.paths)}`;
