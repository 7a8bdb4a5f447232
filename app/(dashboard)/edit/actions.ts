'use server';

import { redirect } from 'next/navigation';
import type { EditState } from '#components/edit/state.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { type Editor, type Strings, stringsFrom, weigh } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { formAddress, kindAt, ownPage } from '#lib/contracts/kind-address.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { isNotForYou, isSignInNeeded } from '#lib/read/authorise.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { formNames } from '#lib/read/form-names.ts';
import { readEditable } from '#lib/read/read-editable.ts';
import { numberOfTask } from '#lib/read/task-address.ts';
import { patchEntry } from '#lib/store/patch-entry.ts';
import { readContext } from '../reader.ts';
import { actionBegins } from '../request-store.ts';

/** How often an edit is weighed anew because somebody saved between the weighing and the saving. */
const ATTEMPTS = 5;
/** Larger than the largest field of any form, and far below what would keep the server busy. */
const TEXT_MAX = 200_000;

/**
 * Saves the form of an entry: fields its writer changed, merged with what others saved meanwhile. What both changed comes
 * back as a question, what cannot be stored with its reason, both with everything that was typed. The arguments come from a
 * browser, whatever their types say.
 */
export async function saveEntry(kindText: string, slug: string, _before: unknown, form: FormData): Promise<EditState> {
  actionBegins();
  if (!(form instanceof FormData)) return NO_FORM;
  const sent = (name: string): string | null => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
  const since = parseSerial(sent('version') ?? '') ?? 1;
  const why = sent('why') ?? '';
  const again = (state: Partial<EditState>, values: Strings): EditState => ({
    ...{ version: since, latest: null, values, why, problem: null, faults: [], conflicts: [] },
    ...state,
  });
  const kind = typeof kindText === 'string' ? kindAt(kindText) : null;
  if (kind === null || typeof slug !== 'string') return again({ problem: 'There is no such entry.' }, textsOf(form));
  if ([...form.values()].some((value) => typeof value !== 'string' || value.length > TEXT_MAX)) {
    return again({ problem: `Nothing was stored: a text is longer than ${TEXT_MAX} characters, or is a file.` }, {});
  }
  let mine: Strings = textsOf(form);
  try {
    const ctx = readContext();
    const names = await formNames({ ctx, input: { kind } });
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const asked = await readEditable({ ctx, input: { kind, slug, since } });
      if (!asked.ok) return again({ problem: asked.failure.detail }, mine);
      const { fields, base, version } = asked.value;
      const editors = editorsOf(kind, names, { ...base, ...fields });
      mine = Object.assign({}, ...editors.map((editor) => stringsFrom(editor, sent, base)));
      const choices = Object.fromEntries(editors.map(({ path }) => [path, sent(`choose ${path}`) ?? '']));
      const { patch, conflicts, faults } = weigh(editors, { base, now: fields, mine, choices });
      if (faults.length > 0) return again({ problem: 'Some fields cannot be stored as they are.', faults }, mine);
      if (conflicts.length > 0) return again({ conflicts, latest: version }, mine);
      if (Object.keys(patch).length === 0) redirect(await homeOf(ctx, { kind, slug, version }, 'nothing'));
      const saved = await patchEntry({ ctx, input: { kind, slug, expectVersion: version, patch, why } });
      if (saved.ok) redirect(await homeOf(ctx, { kind, slug, version: saved.value[0]?.version ?? version }, 'yes'));
      if (saved.failure.kind === 'precondition') continue;
      return again(
        { problem: saved.failure.detail, faults: faultsOf(slug, saved.failure.errors ?? [], editors) },
        mine,
      );
    }
    return again({ problem: 'Others are saving this entry again and again. Try once more.' }, mine);
  } catch (error) {
    if (isDatabaseDown(error)) {
      const problem = 'The database cannot be reached at the moment. Nothing was stored; your text is kept here.';
      return again({ problem }, mine);
    }
    // The page is open since before a session ended or a role was taken away.
    if (isSignInNeeded(error)) return again({ problem: SIGNED_OUT }, mine);
    if (isNotForYou(error)) return again({ problem: error.message }, mine);
    throw error;
  }
}

const SIGNED_OUT = 'Nobody is signed in here any more. Sign in to save this, in another tab; your text is kept here.';
const NO_FORM: EditState = {
  ...{ version: 1, latest: null, values: {}, why: '', faults: [], conflicts: [] },
  problem: 'This form is incomplete. Load the page again.',
};

/** Where an entry is shown after its form: on its page, or, where it has none, in its form. */
async function homeOf(
  ctx: ReadContext,
  { kind, slug, version }: { kind: EntryKind; slug: string; version: number },
  saved: 'yes' | 'nothing',
): Promise<string> {
  const number = kind === 'task' ? Number(await numberOfTask({ ctx, input: { slug } })) : null;
  const page = ownPage(kind, slug, number);
  if (page === null) return `${formAddress(kind, slug)}?saved=${saved}&version=${version}`;
  return `${page}?saved=${saved}`;
}

const textsOf = (form: FormData): Strings =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Faults by the label of their field; pointers lead into the patch. */
function faultsOf(slug: string, errors: readonly { pointer: string; detail: string }[], editors: readonly Editor[]) {
  return errors.map(({ pointer, detail }) => {
    const path = pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
    const editor = editors.find(
      (one) => one.path === path || (one.as === 'keys' && path.startsWith(one.before) && path.endsWith(one.after)),
    );
    return { label: editor?.label ?? '', detail: detail.replace(`${slug}: `, '') };
  });
}
