import { editEntry } from '../../../edit/entry.tsx';

export default async function EditSitePage({ params }: { params: Promise<{ slug: string }> }) {
  return editEntry({ kind: 'site', slug: (await params).slug });
}
