import type { ApiChange } from '#lib/contracts/api/change.ts';
import { sayActor } from '#lib/contracts/tables/words.ts';
import { sayAction } from '../history/say-action.ts';
import { count } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { Day } from '../ui/day.tsx';
import { EntryRef, sayKind } from '../ui/entry-ref.tsx';
import { changeHref } from '../ui/hrefs.ts';

/** Entries that stand in the cell; the row opens to the others. */
const SHORT = 3;

const CELLS: Readonly<Record<string, (change: ApiChange) => React.ReactNode>> = {
  why: ({ id, why }) => (
    <a data-main="" className="font-[570] no-underline hover:underline" href={changeHref(id)}>
      {why === '' ? 'No reason was given' : why}
    </a>
  ),
  at: ({ at }) => <Day on={at} />,
  kinds: ({ kinds }) =>
    kinds.length === 0 ? (
      <span className="note">no field; remarks or statements only</span>
    ) : (
      <ul>
        {kinds.map((one) => (
          <li key={one.kind}>
            <span className="num">{one.count}</span> {sayKind(one.kind, one.count)}
          </li>
        ))}
      </ul>
    ),
  entries: ({ entries, total }) =>
    total === 0 ? (
      <Blank words="no entry" />
    ) : (
      <>
        <Entries entries={entries.slice(0, SHORT)} />
        {total > SHORT && <span className="note">and {count(total - SHORT, 'other entry', 'other entries')}</span>}
      </>
    ),
  source: ({ source }) => source?.title ?? <Blank words="none; edited here" />,
  actor: ({ by, actor }) => by ?? sayActor(actor),
  recorded: ({ recordedAt }) => <Day on={recordedAt} />,
  number: ({ id }) => id,
};

/** How a cell of the activity looks. */
export const changeCell = (column: string, change: ApiChange): React.ReactNode => CELLS[column]?.(change);

/** What a change did to some entries; the row opens to the fields it touched. */
const Entries = ({ entries }: Pick<ApiChange, 'entries'>) => (
  <ul>
    {entries.map((entry) => (
      <li key={`${entry.kind} ${entry.slug}`}>
        <EntryRef of={entry} />{' '}
        <span className="text-ink-2">
          {sayKind(entry.kind, 1)} {sayAction(entry.action)}
        </span>
      </li>
    ))}
  </ul>
);
