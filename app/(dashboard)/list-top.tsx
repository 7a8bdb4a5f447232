import { NewLink } from '#components/edit/new-form.tsx';
import type { PastNoun } from '#lib/contracts/as-of-params.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mayCreate } from './reader.ts';

/** Lists that can be read as they were. */
const PAST: Partial<Record<EntryKind, PastNoun>> = { package: 'packages', site: 'sites', task: 'tasks' };

/** The title of a list, the way to how it was, and the way to a new entry of its kind for who may make one. */
export function ListTop({ kind, title }: { kind: EntryKind; title: string }) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1 className="text-title">{title}</h1>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {PAST[kind] && (
          <a className="no-print" href={`/as-of?noun=${PAST[kind]}`}>
            As of another day
          </a>
        )}
        <NewLink kind={kind} may={mayCreate()} />
      </p>
    </div>
  );
}
