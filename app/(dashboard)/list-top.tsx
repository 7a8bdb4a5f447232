import { NewLink } from '#components/edit/new-form.tsx';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mayCreate } from './reader.ts';

/** The title of a list, and the way to a new entry of its kind for who may make one. */
export function ListTop({ kind, title }: { kind: EntryKind; title: string }) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1 className="text-title">{title}</h1>
      <NewLink kind={kind} may={mayCreate()} />
    </div>
  );
}
