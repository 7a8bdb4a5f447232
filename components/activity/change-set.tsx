import type { ChangeListDto, ChangeSetDto } from '#lib/read/dto-change.ts';
import { sayAction, sayActor, sayFields } from '../history/say.ts';
import { Day } from '../ui/day.tsx';
import { EntryRef, sayKind } from '../ui/entry-ref.tsx';
import { changeHref } from '../ui/hrefs.ts';

/** Every change set, newest first: when, why, from where, by whom; folded under it its first entries. */
export function ChangeSets({ changes }: { changes: ChangeListDto['items'] }) {
  return (
    <ol className="lines">
      {changes.map((change) => (
        <li key={change.id} className="change">
          <Day on={change.at} />
          <div>
            <a className="font-[570] no-underline hover:underline" href={changeHref(change.id)}>
              {change.why === '' ? 'No reason was given' : change.why}
            </a>
            {change.source !== null && <p className="text-ink-2">{change.source.title}</p>}
            <p className="note">
              {sayActor(change.actor)} · learned <Day on={change.recordedAt} />
            </p>
            <Entries change={change} />
          </div>
          <Kinds of={change} />
        </li>
      ))}
    </ol>
  );
}

/** How many entries of each kind it changed. */
export function Kinds({ of }: { of: Pick<ChangeSetDto, 'kinds'> }) {
  if (of.kinds.length === 0) return <p className="note">no field; remarks or statements only</p>;
  return (
    <ul className="text-ink-2">
      {of.kinds.map(({ kind, count }) => (
        <li key={kind}>
          <span className="num">{count}</span> {sayKind(kind, count)}
        </li>
      ))}
    </ul>
  );
}

/** More entries than this are folded. */
const SHORT = 3;

function Entries({ change }: { change: ChangeSetDto }) {
  const { entries, total } = change;
  if (entries.length === 0) return null;
  if (total <= SHORT) return <EntryLines change={change} />;
  return (
    <details className="mt-1">
      <summary>
        {total > entries.length
          ? `The first ${entries.length} of ${total} entries`
          : `What changed in ${total} entries`}
      </summary>
      <EntryLines change={change} />
    </details>
  );
}

function EntryLines({ change: { id, entries, total } }: { change: ChangeSetDto }) {
  return (
    <ul className="mt-1">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.slug}`}>
          <EntryRef of={entry} />{' '}
          <span className="text-ink-2">
            {sayKind(entry.kind, 1)} {sayAction(entry.action)}
            {entry.action !== 'create' && entry.paths.length > 0 && `: ${sayFields(entry.paths)}`}
          </span>
        </li>
      ))}
      {total > entries.length && (
        <li>
          <a href={changeHref(id)}>All {total} entries</a>
        </li>
      )}
    </ul>
  );
}
