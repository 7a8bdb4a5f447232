import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { kindAt } from '#lib/contracts/kind-address.ts';
import { noSuchKind } from '../../../missing-entry.tsx';
import { editEntry } from '../../entry.tsx';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function EditEntryPage({ params, searchParams }: Props) {
  const { kind: path, slug } = await params;
  const kind = kindAt(path);
  if (kind === null) return noSuchKind();
  return editEntry({ kind, slug, search: toSearchParams(await searchParams) });
}
