import { editEntry } from '../../../edit/entry.tsx';

export default async function EditImagePage({ params }: { params: Promise<{ slug: string }> }) {
  return editEntry({ kind: 'image', slug: (await params).slug });
}
