import { LEVELS, word } from '#lib/domain/vocabulary.ts';
import type { DifferenceDto, EntryDifferenceDto } from '#lib/read/dto-as-of.ts';
import { ChangeList } from '../history/change-list.tsx';
import { LevelWord } from '../status/level.tsx';
import { Day } from '../ui/day.tsx';
import { EntryRef, sayKind } from '../ui/entry-ref.tsx';
import { changeHref, historyHref } from '../ui/hrefs.ts';
import { Empty, Section } from '../ui/section.tsx';

/** A meeting's sheet: two columns of small print, a field's name above what it was and became. */
const ON_PAPER = [
  'print:columns-2 print:gap-8 print:text-[7.5pt] print:leading-tight',
  'print:[&_.facts]:block print:[&_:is(dt,dd)]:p-0 print:[&_dd]:border-0 print:[&_dt]:border-0 print:[&_dt]:font-[570]',
  'print:[&_.lines>li]:py-1 print:[&_section]:mt-3',
].join(' ');

/** What is different between the ends of two days: what a meeting asks first, then entry by entry. */
export function Difference({ of }: { of: DifferenceDto }) {
  return (
    <>
      <Levels of={of} />
      <div className="grid gap-x-12 lg:grid-cols-2 print:grid-cols-2">
        <Tasks of={of} />
        <Decisions of={of} />
      </div>
      <div className={ON_PAPER}>
        <Entries of={of} />
        <Acts of={of} />
      </div>
    </>
  );
}

const NOT_JUDGED = 'There are too many pairs to judge for one page. Choose days closer to each other.';

function Levels({ of: { readiness } }: { of: DifferenceDto }) {
  const levels = readiness?.levels ?? [];
  const rise = (one: (typeof levels)[number]): boolean => LEVELS.indexOf(one.to) > LEVELS.indexOf(one.from);
  const parts = [
    ['Rose', levels.filter(rise)],
    ['Fell', levels.filter((one) => !rise(one))],
  ] as const;
  return (
    <Section
      id="readiness"
      title="Readiness"
      note={readiness?.of === 'changed' ? 'of the packages that changed' : 'by today’s rules on both days'}
    >
      {readiness === null && <Empty>{NOT_JUDGED}</Empty>}
      {readiness !== null && levels.length === 0 && <Empty>No level rose or fell.</Empty>}
      <div className="grid gap-x-12 lg:grid-cols-2 print:grid-cols-2">
        {parts.map(([title, some]) =>
          some.length === 0 ? null : (
            <div key={title}>
              <h3 className="font-[600]">
                {title}: {some.length} {some.length === 1 ? 'pair' : 'pairs'}
              </h3>
              <ul>
                {some.map((one) => (
                  <li key={`${one.package.slug} ${one.site.slug}`} className="flex flex-wrap items-baseline gap-x-2">
                    <a href={historyHref('package', one.package.slug)}>{one.package.name}</a> at {one.site.name}:
                    <LevelWord level={one.from} size={12} /> <span aria-hidden="true">→</span>
                    <span className="sr-only">became</span> <LevelWord level={one.to} size={12} />
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </div>
    </Section>
  );
}

function Tasks({ of: { tasks } }: { of: DifferenceDto }) {
  return (
    <Section
      id="tasks"
      title="Tasks opened and closed"
      note={`${tasks.opened.length} opened, ${tasks.closed.length} closed`}
    >
      {tasks.opened.length + tasks.closed.length === 0 && <Empty>No task was opened or closed.</Empty>}
      <ul>
        {tasks.closed.map((task) => (
          <li key={task.slug}>
            {word(task.state)}: <EntryRef of={task} />
          </li>
        ))}
        {tasks.opened.map((task) => (
          <li key={task.slug}>
            opened: <EntryRef of={task} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decisions({ of: { decisions } }: { of: DifferenceDto }) {
  return (
    <Section id="decisions" title="Decisions accepted" note={`${decisions.length} accepted`}>
      {decisions.length === 0 && <Empty>No decision was accepted.</Empty>}
      <ul>
        {decisions.map(({ question, text, by, on }) => (
          <li key={`${question.slug} ${text}`} className="mb-1">
            <EntryRef of={question} />
            <p className="max-w-prose">{text}</p>
            <p className="note">
              {by}
              {by !== '' && on !== null && ', '}
              {on !== null && <Day on={on} />}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const BECAME: Record<EntryDifferenceDto['became'], string> = {
  created: 'is new',
  changed: 'changed',
  trashed: 'went to the trash',
  restored: 'came back from the trash',
};

function Entries({ of: { entries, unread, names } }: { of: DifferenceDto }) {
  const kinds = [...Map.groupBy(entries, ({ kind }) => kind)];
  return (
    <>
      {kinds.length === 0 && (
        <Section id="entries" title="Entries">
          <Empty>Nothing is different at the end.</Empty>
        </Section>
      )}
      {kinds.map(([kind, some]) => {
        const title = sayKind(kind, 2);
        return (
          <Section
            key={kind}
            id={`kind-${kind}`}
            title={title.slice(0, 1).toUpperCase() + title.slice(1)}
            note={`${some.length}`}
          >
            <ul className="lines">
              {some.map((entry) => (
                <li key={entry.slug}>
                  <p>
                    <span className="font-[570]">
                      <EntryRef of={entry} />
                    </span>{' '}
                    <span className="text-ink-2">{BECAME[entry.became]}</span>{' '}
                    <a className="note no-print" href={historyHref(kind, entry.slug)}>
                      history<span className="sr-only"> of {entry.name}</span>
                    </a>
                  </p>
                  {entry.became === 'changed' && <ChangeList changes={entry.changes} names={names} />}
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
      {unread > 0 && (
        <p className="note mt-3">
          {unread} more {unread === 1 ? 'entry was' : 'entries were'} touched; choose days closer to each other to see
          them.
        </p>
      )}
    </>
  );
}

function Acts({ of: { from, to, changeSets, changeTotal } }: { of: DifferenceDto }) {
  return (
    <Section id="changes" title="The changes between" note={`${changeTotal}`}>
      {changeTotal === 0 && <Empty>Nobody changed anything.</Empty>}
      <ul>
        {changeSets.map(({ id, at, why }) => (
          <li key={id}>
            <Day on={at} /> <a href={changeHref(id)}>{why === '' ? `change ${id}, without a reason` : why}</a>
          </li>
        ))}
      </ul>
      {changeTotal > changeSets.length && (
        <p className="no-print mt-1">
          <a href={`/activity?from=${from}&to=${to}`}>All of them</a>
        </p>
      )}
    </Section>
  );
}
