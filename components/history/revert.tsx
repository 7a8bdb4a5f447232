import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ActSend } from '../kept/act-send.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import { type Names, sayField } from './say.ts';

/** An entry whose revisions the reader may revert, where to come back to, and what sends the form. */
export interface Revertible {
  kind: EntryKind;
  slug: string;
  version: number;
  next: string;
  send: ActSend;
}

interface Revision {
  version: number;
  action: string;
  changes: readonly { path: string }[];
}

/** The newest version that changed each path, of those on the page; the newest revision is the first of them. */
export function latestOf(revisions: readonly Revision[]): ReadonlyMap<string, number> {
  return new Map(revisions.toReversed().flatMap(({ version, changes }) => changes.map(({ path }) => [path, version])));
}

/**
 * What undoes a revision, which is a revision itself: one button for all it changed while all of that still stands, else
 * one for each field that does. With `ask` there is room for a reason.
 */
export function Reverts({
  revision: { version, action, changes },
  of,
  latest,
  single = false,
  ask = false,
  names,
}: {
  revision: Revision;
  of: Revertible;
  latest: ReadonlyMap<string, number>;
  /** A button for each field instead of one for all. */
  single?: boolean;
  ask?: boolean;
  names?: Names | undefined;
}) {
  if (action === 'create' || changes.length === 0) return null;
  const standing = changes.filter(({ path }) => latest.get(path) === version);
  if (standing.length === 0) return <p className="note no-print mt-1">Changed again since.</p>;
  if (!single && standing.length === changes.length) {
    return <Revert of={of} revision={version} field="" label="Revert this change" ask={ask} />;
  }
  return standing.map(({ path }) => (
    <Revert
      key={path}
      of={of}
      revision={version}
      field={path}
      ask={ask && single}
      label={`Put back ${sayField(path, names)}`}
    />
  ));
}

function Revert({
  of: { send, ...entry },
  revision,
  field,
  label,
  ask,
}: {
  of: Revertible;
  revision: number;
  field: string;
  label: string;
  ask: boolean;
}) {
  return (
    <KeptForm
      send={send({ act: 'revert', ...entry, revision, field })}
      fresh={entry.version}
      className="no-print mt-1 flex flex-wrap items-end gap-2"
    >
      {ask && (
        <div className="w-64 max-w-full">
          <KeptLine
            id={`why-${revision}-${field}`}
            name="why"
            label={
              <>
                Why, if you like
                <span className="sr-only">
                  : {label.toLowerCase()}, version {revision}
                </span>
              </>
            }
            maxLength={2000}
            quiet
          />
        </div>
      )}
      <KeptButton className={ask ? 'button' : 'link note'}>
        {label}
        <span className="sr-only">, version {revision}</span>
      </KeptButton>
    </KeptForm>
  );
}
