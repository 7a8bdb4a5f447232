import { Trashed } from '#components/trash/trashed.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { authorize } from '#lib/auth/authorize.ts';
import { notFound } from '#lib/base/errors.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { readTrashed } from '#lib/read/list-trash.ts';
import { slugOfTask } from '#lib/read/task-address.ts';
import { ask, askFor } from './ask.ts';
import { account, readContext, reader } from './reader.ts';

/** The page at the address of an entry that is not there: whether it is in the trash, and how to get it back. */
export async function missingEntry({
  kind,
  slug,
  said = null,
}: {
  kind: EntryKind;
  slug: string;
  /** What the form before this page did. */
  said?: string | null;
}) {
  const ctx = readContext();
  const asked = await ask(() => readTrashed({ ctx, input: { kind, slug } }));
  if (asked.is === 'closed' || asked.value === null) {
    return <Missing account={account()} what={`No ${word(kind)} has this ${kind === 'task' ? 'number' : 'name'}.`} />;
  }
  const mayRestore = authorize(reader(), 'entry.restore', { kind, slug }).ok;
  return <Trashed account={account()} entry={asked.value} mayRestore={mayRestore} said={said} />;
}

/** The same for a task, whose address is its number. */
export async function missingTask(number: string) {
  const ctx = readContext();
  const asked = await ask(() => slugOfTask({ ctx, input: { number } }));
  return missingEntry({ kind: 'task', slug: asked.is === 'there' ? (asked.value ?? '') : '' });
}

/** The page at an address that names no kind of entry. */
export async function noSuchKind() {
  const what = 'There is no such kind of entry.';
  await askFor(async () => notFound(what));
  return <Missing account={account()} what={what} />;
}
