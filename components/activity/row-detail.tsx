import type { ApiChange } from '#lib/contracts/api/change.ts';
import { sayFields } from '../history/say.ts';
import { sayAction } from '../history/say-action.ts';
import { count } from '../overview/say.ts';
import { EntryRef, sayKind } from '../ui/entry-ref.tsx';
import { changeHref } from '../ui/hrefs.ts';

/** What a change opens to: its first entries with the fields it touched, and the way to what each was and became. */
export function ChangeDetail({ change: { id, entries, total, source } }: { change: ApiChange }) {
  return (
    <div className="max-w-5xl">
      {source !== null && source.dateNote !== '' && <p className="note max-w-prose">{source.dateNote}</p>}
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.slug}`}>
            <EntryRef of={entry} />{' '}
            <span className="text-ink-2">
              {sayKind(entry.kind, 1)} {sayAction(entry.action)}
              {entry.action !== 'create' && entry.paths.length > 0 && `: ${sayFields(entry.paths)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={changeHref(id)}>What each was and became{total > 1 && `, all ${count(total, 'entry', 'entries')}`}</a>
      </p>
    </div>
  );
}
