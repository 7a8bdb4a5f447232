import { Missing } from '#components/ui/missing.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { notFound, ok } from '#lib/base/errors.ts';
import { slugOfTask } from '#lib/read/task-address.ts';
import { askFor } from '../../../ask.ts';
import { editEntry } from '../../../edit/entry.tsx';
import { account, readContext } from '../../../reader.ts';

export default async function EditTaskPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const ctx = readContext();
  const asked = await askFor(async () => {
    const slug = await slugOfTask({ ctx, input: { number } });
    return slug === null ? notFound('No task has this number.') : ok(slug);
  });
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="No task has this number." />;
  return editEntry({ kind: 'task', slug: asked.value, number: Number(number) });
}
