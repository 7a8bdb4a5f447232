import { NewLink } from '#components/edit/new-form.tsx';
import { TableHead, type TableViews } from '#components/views/head.tsx';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mayCreate } from './reader.ts';

/** The title of a list with its saved views, and the way to a new entry of its kind for who may make one. */
export const ListTop = ({ kind, title, views }: { kind: EntryKind; title: string; views: TableViews }) => (
  <TableHead title={title} views={views} action={<NewLink kind={kind} may={mayCreate()} />} />
);
