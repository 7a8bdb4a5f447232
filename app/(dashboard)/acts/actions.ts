'use server';

import { revalidatePath } from 'next/cache';
import type { KeptState } from '#components/kept/state.ts';
import type { Failure } from '#lib/base/errors.ts';
import { type ActWhat, acceptanceTyped, actWhat, optionTyped, reasonTyped } from '#lib/contracts/act-forms.ts';
import { saidAt } from '#lib/contracts/form-answers.ts';
import { trashHref } from '#lib/contracts/kind-address.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { acceptDecision } from '#lib/store/decide/accept-decision.ts';
import { patchEntry } from '#lib/store/patch-entry.ts';
import { revertChangeSet } from '#lib/store/revert-change-set.ts';
import { revertEntry } from '#lib/store/revert-entry.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { carryOut, type Outcome, type Sent, UNFIT } from '../carry-out.ts';
import { readContext } from '../reader.ts';

const STALE =
  'Nothing was changed: somebody has saved this since you opened the page. You see it as it is now; your text is kept here.';

type Of<Act extends ActWhat['act']> = Extract<ActWhat, { act: Act }>;

/** Reverts, trashes, accepts, or words an option anew. Whatever stands in the way comes back with everything that was typed. */
export async function act(what: ActWhat, _before: unknown, form: FormData): Promise<KeptState> {
  return carryOut({ schema: actWhat, what, form }, (asked, sent) => {
    switch (asked.act) {
      case 'revert':
        return revert(asked, sent);
      case 'revert-change':
        return revertChange(asked, sent);
      case 'trash':
        return trash(asked, sent);
      case 'accept':
        return accept(asked, sent);
      case 'edit-option':
        return editOption(asked, sent);
    }
  });
}

/** Why the form stays. Its page is read anew where others have changed what it shows. */
function stays({ kind, detail, errors = [] }: Failure, page: string): Outcome {
  if (kind === 'precondition' || kind === 'not_found') revalidatePath(returnPath(page).split('?')[0] ?? '/');
  if (kind === 'precondition') return { problem: STALE };
  const issues = errors.map(({ pointer, detail: message }) => ({ path: [pointer.slice(1)], message }));
  return { problem: `Nothing was changed. ${detail}`, issues };
}

async function revert({ act: _, next, field, version, ...of }: Of<'revert'>, sent: Sent): Promise<Outcome> {
  const typed = reasonTyped.safeParse(sent);
  if (!typed.success) return { problem: UNFIT, issues: typed.error.issues };
  const input = { ...of, ...typed.data, field: field === '' ? null : field, expectVersion: version };
  const done = await revertEntry({ ctx: readContext(), input });
  const page = returnPath(next);
  if (done.ok) return { to: saidAt(page, 'reverted', 'saved') };
  // What was to be put back has been changed since, and its form is not there any more: the page says so.
  return done.failure.kind === 'conflict' ? { to: saidAt(page, 'conflict', 'saved') } : stays(done.failure, page);
}

async function revertChange({ change }: Of<'revert-change'>, sent: Sent): Promise<Outcome> {
  const typed = reasonTyped.safeParse(sent);
  if (!typed.success) return { problem: UNFIT, issues: typed.error.issues };
  const done = await revertChangeSet({ ctx: readContext(), input: { changeSet: change, ...typed.data } });
  if (!done.ok) return stays(done.failure, `/activity/${change}`);
  const undone = done.value[0]?.changeSet;
  return undone === undefined
    ? { to: saidAt(`/activity/${change}`, 'nothing', 'saved') }
    : { to: saidAt(`/activity/${undone}`, 'reverted', 'saved') };
}

async function trash({ kind, slug, version }: Of<'trash'>, sent: Sent): Promise<Outcome> {
  const typed = reasonTyped.safeParse(sent);
  if (!typed.success) return { problem: UNFIT, issues: typed.error.issues };
  const input = { kind, slug, expectVersion: version, ...typed.data };
  const done = await trashEntry({ ctx: readContext(), input });
  const page = trashHref(kind, slug);
  if (done.ok) return { to: saidAt(page, 'trashed') };
  // The page has no form then: it says what the entry is in use by, or that it is in the trash.
  if (done.failure.kind !== 'conflict') return stays(done.failure, page);
  return { to: saidAt(page, /is in use by/.test(done.failure.detail) ? 'in-use' : 'trashed') };
}

async function accept({ act: _, version, ...of }: Of<'accept'>, sent: Sent): Promise<Outcome> {
  const typed = acceptanceTyped.safeParse(sent);
  if (!typed.success) return { problem: UNFIT, issues: typed.error.issues };
  const input = { ...of, ...typed.data, expectVersion: version };
  const done = await acceptDecision({ ctx: readContext(), input });
  const page = `/questions/${of.question}/decisions/${of.decision}`;
  if (done.ok) return { to: saidAt(page, 'accepted') };
  return done.failure.kind === 'conflict' ? { to: saidAt(page, 'gone') } : stays(done.failure, page);
}

async function editOption({ question, option, version }: Of<'edit-option'>, sent: Sent): Promise<Outcome> {
  const typed = optionTyped.safeParse(sent);
  if (!typed.success) return { problem: UNFIT, issues: typed.error.issues };
  const ctx = readContext();
  const of = { kind: 'question' as const, slug: question };
  const path = `options.${option}`;
  const done = await patchEntry({
    ctx,
    input: { ...of, expectVersion: version, patch: { [path]: typed.data }, why: '' },
  });
  const page = `/questions/${question}/discuss`;
  if (done.ok) return { to: saidAt(page, done.value.length > 0 ? 'changed' : 'nothing') };
  if (done.failure.kind === 'precondition') {
    const [now] = await readFields({ ctx, input: { entries: [of] } });
    if ((now?.fields[path] ?? null) === null) return { to: saidAt(page, 'gone') };
  }
  return stays(done.failure, page);
}
