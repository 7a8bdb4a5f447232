import { NewLink } from '#components/edit/new-form.tsx';
import { TableHead, type TableViews } from '#components/views/head.tsx';
import type { PastNoun } from '#lib/contracts/as-of-params.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mayCreate } from './reader.ts';

/** Lists that can be read as they were. */
const PAST: Partial<Record<EntryKind, PastNoun>> = { package: 'packages', site: 'sites', task: 'tasks' };

/** The title of a list with its saved views, the way to how it was, and to a new entry of its kind for who may make one. */
export function ListTop({
  kind,
  title,
  views,
  children,
}: {
  kind: EntryKind;
  title: string;
  views: TableViews;
  /** Where else it leads. */
  children?: React.ReactNode;
}) {
  return (
    <TableHead
      title={title}
      views={views}
      action={
        <>
          {PAST[kind] && (
            <a className="no-print" href={`/as-of?noun=${PAST[kind]}`}>
              As of another day
            </a>
          )}
          {children}
          <NewLink kind={kind} may={mayCreate()} />
        </>
      }
    />
  );
}
