import { editEntry } from '../../../edit/entry.tsx';

export default async function EditQuestionPage({ params }: { params: Promise<{ slug: string }> }) {
  return editEntry({ kind: 'question', slug: (await params).slug });
}
