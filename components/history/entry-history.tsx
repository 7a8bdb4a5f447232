import { sayActor } from '#lib/contracts/tables/words.ts';
import type { EntryHistoryDto, HistoryRevisionDto } from '#lib/read/dto-as-of.ts';
import { Day } from '../ui/day.tsx';
import { changeHref, historyHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { ChangeList } from './change-list.tsx';
import { latestOf, type Revertible, Reverts } from './revert.tsx';
import { sayClaim, sayField, sayValue } from './say.ts';
import { sayAction } from './say-action.ts';

const COMPARE = 'compare';

/** Every revision of an entry, or of some of its fields: who, when, from → to, why, from which source. */
export function EntryHistory({
  history,
  fields,
  compared,
  revertible,
  newest,
}: {
  history: EntryHistoryDto;
  /** The fields it is narrowed to; then single fields are reverted and nothing is compared. */
  fields: readonly string[];
  /** The two versions to mark. */
  compared: { from: number; to: number } | null;
  /** Null for a reader who may not change the entry. */
  revertible: Revertible | null;
  /** Whether the newest revision is on this page, so that what was changed again since can be told. */
  newest: boolean;
}) {
  const { revisions } = history;
  if (revisions.length === 0)
    return <Empty>{fields.length > 0 ? 'Nobody has said anything about it yet.' : 'No change is recorded.'}</Empty>;
  const comparable = fields.length === 0 && revisions.length > 1;
  const latest = latestOf(revisions);
  return (
    <>
      {comparable && <CompareForm history={history} />}
      <ol className="lines">
        {revisions.map((revision, at) => (
          <li key={revision.version} id={`version-${revision.version}`}>
            <div className="flex flex-wrap items-baseline gap-x-3">
              <p>
                <Day on={revision.at} />{' '}
                <a className="font-[570]" href={changeHref(revision.change)}>
                  version {revision.version}, {sayAction(revision.action)}
                </a>{' '}
                <span className="note">{revision.by ?? sayActor(revision.actor)}</span>
              </p>
              {comparable && <Choice at={at} version={revision.version} compared={compared} />}
            </div>
            <p className="mt-1 max-w-prose text-ink-2">
              {revision.why === '' ? 'No reason was given.' : revision.why}
              {revision.source !== null && <span className="note"> Source: {revision.source.title}.</span>}
            </p>
            <Fields revision={revision} history={history} />
            <Statements revision={revision} history={history} />
            {revertible && newest && (
              <Reverts
                revision={revision}
                of={revertible}
                latest={latest}
                single={fields.length > 0}
                ask
                names={history.names}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Fields of a new entry that are shown without being asked for. */
const SHOWN_AT_FIRST = 6;

interface Of {
  revision: HistoryRevisionDto;
  history: EntryHistoryDto;
}

/** What each field was and became. A new entry's many fields are folded, and those about which nothing was said left out. */
function Fields({ revision: { action, changes }, history }: Of) {
  const said = action === 'create' ? changes.filter(({ to }) => sayValue(to) !== 'nothing') : changes;
  const list = <ChangeList changes={said} names={history.names} />;
  if (action !== 'create' || said.length <= SHOWN_AT_FIRST) return list;
  return (
    <details>
      <summary className="note">{said.length} fields</summary>
      {list}
    </details>
  );
}

function CompareForm({ history: { kind, slug } }: { history: EntryHistoryDto }) {
  return (
    <form id={COMPARE} method="get" action={historyHref(kind, slug)} className="no-print mb-3">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="text-ink-2">Choose a version to begin with and one to end with:</span>
        <button type="submit" className="button">
          Compare
        </button>
      </p>
    </form>
  );
}

/** Two buttons of a version: the one to begin with, and the one to end with. The newest step is chosen at first. */
function Choice({
  at,
  version,
  compared,
}: {
  at: number;
  version: number;
  compared: { from: number; to: number } | null;
}) {
  const chosen = (side: 'from' | 'to'): boolean =>
    compared === null ? at === (side === 'from' ? 1 : 0) : compared[side] === version;
  return (
    <span className="no-print note flex gap-x-3">
      {(['from', 'to'] as const).map((side) => (
        <label key={side} className="inline-flex min-h-6 items-center gap-1">
          <input type="radio" form={COMPARE} name={side} value={version} defaultChecked={chosen(side)} />
          {side}
          <span className="sr-only"> version {version}</span>
        </label>
      ))}
    </span>
  );
}

/** What people stated with it, of which the changes above do not tell. */
function Statements({ revision, history }: Of) {
  if (revision.statements.length === 0) return null;
  const said = revision.statements.map((one) => ({ ...one, words: sayClaim({ raw: one.raw, value: null }).words }));
  const distinct = new Map(said.map((one) => [`${one.path} ${one.words} ${one.by}`, one]));
  return (
    <ul className="mt-1 max-w-[95ch]">
      {[...distinct].map(([key, { path, words, by, state }]) => (
        <li key={key} className="text-ink-2">
          <span className="note">
            {by ?? 'Somebody'} on {sayField(path, history.names)}:
          </span>{' '}
          <q className="raw">{words}</q>
          {state === 'open' && <span className="note caution"> not settled</span>}
        </li>
      ))}
    </ul>
  );
}
