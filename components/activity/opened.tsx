import { sayActor } from '#lib/contracts/tables/words.ts';
import type { ChangeDetailDto } from '#lib/read/dto-change.ts';
import { ChangeList } from '../history/change-list.tsx';
import { sayAction } from '../history/say-action.ts';
import { Day } from '../ui/day.tsx';
import { EntryRef, sayKind } from '../ui/entry-ref.tsx';
import { FactList } from '../ui/facts.tsx';
import { changeHref } from '../ui/hrefs.ts';
import { Empty, Section } from '../ui/section.tsx';

/** When it took effect, when it was learned, by whom, and from which source. */
export function ChangeHead({ change }: { change: ChangeDetailDto }) {
  const facts: [string, React.ReactNode][] = [
    ['Took effect', <Day key="at" on={change.at} />],
    ['Learned', <Day key="recorded" on={change.recordedAt} />],
    ['By', change.by ?? sayActor(change.actor)],
    ['Source', change.source === null ? 'none; somebody edited it here' : <Source key="s" of={change.source} />],
  ];
  return <FactList facts={facts} className="mt-4" />;
}

function Source({ of: { title, dateNote } }: { of: NonNullable<ChangeDetailDto['source']> }) {
  return (
    <>
      {title}
      {dateNote !== '' && <p className="note max-w-prose">{dateNote}</p>}
    </>
  );
}

/** Every entry with what it was and became, kind by kind. What is new is folded: it has no before. */
export function OpenedEntries({ change }: { change: ChangeDetailDto }) {
  const kinds = [...Map.groupBy(change.entries, ({ kind }) => kind)];
  if (change.total === 0)
    return (
      <Section id="entries" title="Entries">
        <Empty>It changed no field; it only added remarks or statements.</Empty>
      </Section>
    );
  return (
    <>
      {kinds.map(([kind, entries]) => {
        const all = change.kinds.find((one) => one.kind === kind)?.count ?? entries.length;
        const title = sayKind(kind, all);
        return (
          <Section
            key={kind}
            id={kind}
            title={title.slice(0, 1).toUpperCase() + title.slice(1)}
            note={all === entries.length ? String(all) : `${entries.length} of ${all}`}
          >
            <ul className="lines">
              {entries.map((entry) => (
                <li key={entry.slug}>
                  <p>
                    <span className="font-[570]">
                      <EntryRef of={entry} />
                    </span>{' '}
                    <span className="text-ink-2">{sayAction(entry.action)}</span>
                  </p>
                  {entry.action === 'create' ? (
                    <Created entry={entry} names={change.names} />
                  ) : (
                    <ChangeList changes={entry.changes} names={change.names} />
                  )}
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

function Created({ entry, names }: { entry: ChangeDetailDto['entries'][number]; names: ChangeDetailDto['names'] }) {
  return (
    <details>
      <summary className="note">{entry.changes.length} fields</summary>
      <ChangeList changes={entry.changes} names={names} />
    </details>
  );
}

/** The way to the entries after these; nothing on the last page. */
export function MoreEntries({ change, query }: { change: ChangeDetailDto; query: string }) {
  if (change.next === null) return null;
  return (
    <nav className="no-print mt-6" aria-label="Pages of the change">
      <a className="button" rel="next" href={`${changeHref(change.id)}?${query}after=${change.next}`}>
        More entries
      </a>
    </nav>
  );
}
