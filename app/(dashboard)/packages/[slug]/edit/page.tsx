import { editEntry } from '../../../edit/entry.tsx';

export default async function EditPackagePage({ params }: { params: Promise<{ slug: string }> }) {
  return editEntry({ kind: 'package', slug: (await params).slug });
}
