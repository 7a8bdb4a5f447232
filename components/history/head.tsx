import { word } from '#lib/domain/vocabulary.ts';
import type { EntryHistoryDto } from '#lib/read/dto-as-of.ts';
import { listOf, sectionOf } from '../edit/places.ts';
import type { Crumb } from '../ui/breadcrumbs.tsx';
import { entryHref, historyHref } from '../ui/hrefs.ts';
import { factCalled } from './facts-of.ts';
import { FeedLink, feedHref } from './feed-link.tsx';
import { sayField } from './say.ts';

/** The way back from a history: to the list and the page of its entry, as far as every reader has them. */
export function crumbsTo({ kind, slug, name, number, trashed }: EntryHistoryDto): Crumb[] {
  const list = sectionOf(kind) === null ? { label: 'Activity', href: '/activity' } : listOf(kind);
  const own = trashed ? null : entryHref(kind, slug, number);
  return own === null ? [list] : [list, { label: name, href: own }];
}

/** What the history is of, and the ways to the entry and to its whole history. */
export function HistoryHead({ history, fields }: { history: EntryHistoryDto; fields: readonly string[] }) {
  const { kind, slug, name, number, version, trashed, total, names } = history;
  const href = entryHref(kind, slug, number);
  const feed = feedHref(kind, kind === 'task' && number !== null ? String(number) : slug);
  const said =
    factCalled(kind, fields) ?? fields.map((field) => sayField(field.replaceAll('.*', ''), names)).join(', ');
  return (
    <>
      <FeedLink href={feed} title={`Changes of ${name}`} />
      <h1 className="max-w-[34em] text-title">
        {fields.length === 0 ? `History of ${name}` : `${name}, ${said}: history`}
      </h1>
      <p className="mt-1 mb-4 flex flex-wrap gap-x-5 text-ink-2">
        <span>
          {trashed ? `This ${word(kind)} is in the trash. ` : ''}
          {fields.length === 0 ? `${total} ${total === 1 ? 'version' : 'versions'}` : sayTouched(total, version)}
        </span>
        {href !== null && !trashed && <a href={href}>{name} as it is now</a>}
        {fields.length > 0 && <a href={historyHref(kind, slug)}>The whole history</a>}
        <a href={`/activity?of=${kind}/${slug}`}>In the activity</a>
        <a href={feed}>Atom feed</a>
      </p>
    </>
  );
}

const sayTouched = (touched: number, version: number): string =>
  `${touched} of ${version} ${version === 1 ? 'version' : 'versions'} ${touched === 1 ? 'touches' : 'touch'} it`;

/** The way to the revisions before these; nothing on the last page. */
export function OlderRevisions({ history, query }: { history: EntryHistoryDto; query: string }) {
  if (history.next === null) return null;
  return (
    <nav className="no-print mt-6" aria-label="Pages of the history">
      <a className="button" rel="next" href={`${query}&below=${history.next}`}>
        Older versions
      </a>
    </nav>
  );
}
