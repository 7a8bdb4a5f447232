import { sayActor } from '#lib/contracts/tables/words.ts';
import type { EntryHistoryDto } from '#lib/read/dto-as-of.ts';
import { NO_TIME } from './activity.ts';
import type { Feed } from './atom.ts';
import { sayChanges, sayEntry } from './say-entries.ts';

/** The history of one entry, an entry for each revision with what each field was and became. */
export function historyFeed(history: EntryHistoryDto, noun: string, self: string): Feed {
  const { kind, slug, name, revisions, names } = history;
  return {
    id: `${noun}/${slug}`,
    title: `Seaworthy: ${name}`,
    self,
    page: `/history/${kind}/${slug}`,
    since: NO_TIME,
    entries: revisions.map(({ version, action, recordedAt, by, actor, why, source, changes, statements }) => ({
      id: `${noun}/${slug}/${version}`,
      title: why === '' ? sayEntry(history, action) : `${name}: ${why}`,
      updated: recordedAt,
      href: `/history/${kind}/${slug}#version-${version}`,
      author: by ?? sayActor(actor),
      lines: [
        `Version ${version}`,
        ...(source === null ? [] : [`Source: ${source.title}`]),
        ...sayChanges(changes, names),
        ...statements.flatMap(({ by: person, raw }) => (person === null ? [] : [`  ${person}: “${raw}”`])),
      ],
    })),
  };
}
