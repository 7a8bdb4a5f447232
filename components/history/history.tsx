import { sayActor } from '#lib/contracts/tables/words.ts';
import type { RevisionDto } from '#lib/read/dto.ts';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { ChangeList } from './change-list.tsx';
import { latestOf, type Revertible, Reverts } from './revert.tsx';
import type { Names } from './say.ts';
import { sayAction } from './say-action.ts';

const MOVES = new Set(['trash', 'restore']);
/** A revision without a field is a statement beside one, or a remark; or it moved the entry as it was. */
const sayCount = (fields: number, action: string): string => {
  if (fields === 0) return MOVES.has(action) ? '' : 'a statement · ';
  return `${fields} ${fields === 1 ? 'field' : 'fields'} · `;
};

/** Every change of an entry, newest first, each with what it was before. Long ones are folded. */
export function History({
  revisions,
  sources,
  names,
  revertible = null,
}: {
  revisions: readonly RevisionDto[];
  sources: Sources;
  names?: Names;
  revertible?: Revertible | null;
}) {
  if (revisions.length === 0) return <Empty>No change is recorded.</Empty>;
  const latest = latestOf(revisions);
  const namesFor = (revision: RevisionDto): Names => new Map([...revision.names, ...(names ?? [])]);
  return (
    <ol className="lines">
      {revisions.map((revision) => (
        <li key={revision.id}>
          <details open={revision.changes.length <= 4}>
            <summary>
              <Day on={revision.at} />{' '}
              <span className="font-[570]">
                version {revision.version}, {sayAction(revision.action)}
              </span>{' '}
              <span className="note">
                {sayCount(revision.changes.length, revision.action)}
                {revision.by ?? sayActor(revision.actor)}
              </span>
            </summary>
            <p className="mt-1 max-w-prose text-ink-2">
              {revision.why === '' ? 'No reason was given.' : revision.why}
              <SourceMark of={revision} sources={sources} />
            </p>
            <ChangeList changes={revision.changes} names={namesFor(revision)} />
            {revertible && <Reverts revision={revision} of={revertible} latest={latest} names={namesFor(revision)} />}
          </details>
        </li>
      ))}
    </ol>
  );
}
