'use server';

import { redirect } from 'next/navigation';
import type { EditState } from '#components/edit/state.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { type Editor, type Strings, stringsFrom, weigh } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { formNames } from '#lib/read/form-names.ts';
import { readEditable } from '#lib/read/read-editable.ts';
import { patchEntry } from '#lib/store/patch-entry.ts';
import { readContext } from '../../../reader.ts';

/** How often an edit is weighed anew because somebody saved between the weighing and the saving. */
const ATTEMPTS = 5;

/**
 * Saves the form of a package: fields its writer changed, merged with what others saved meanwhile. What both changed comes
 * back as a question, what cannot be stored with its reason, both with everything that was typed.
 */
export async function savePackage(slug: string, before: EditState, form: FormData): Promise<EditState> {
  const sent = (name: string): string | null => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
  const since = Number(sent('version')) || before.version;
  const again = (state: Partial<EditState>, mine: Strings): EditState => ({
    ...before,
    ...NOTHING,
    values: mine,
    why: sent('why') ?? '',
    ...state,
  });
  let mine: Strings = {};
  try {
    const ctx = readContext();
    const editors = editorsOf('package', await formNames({ ctx, input: { kind: 'package' } }));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const asked = await readEditable({ ctx, input: { kind: 'package', slug, since } });
      if (!asked.ok) return again({ problem: asked.failure.detail }, mine);
      const { fields, base, version } = asked.value;
      mine = Object.assign({}, ...editors.map((editor) => stringsFrom(editor, sent, base)));
      const choices = Object.fromEntries(editors.map(({ path }) => [path, sent(`choose ${path}`) ?? '']));
      const { patch, conflicts } = weigh(editors, { base, now: fields, mine, choices });
      if (conflicts.length > 0) return again({ conflicts, version: since, latest: version }, mine);
      if (Object.keys(patch).length === 0) redirect(`/packages/${slug}?saved=nothing`);
      const saved = await patchEntry({
        ctx,
        input: { kind: 'package', slug, expectVersion: version, patch, why: sent('why') ?? '' },
      });
      if (saved.ok) redirect(`/packages/${slug}?saved=yes#history`);
      if (saved.failure.kind === 'precondition') continue;
      return again({ problem: saved.failure.detail, faults: faultsOf(saved.failure.errors ?? [], editors) }, mine);
    }
    return again({ problem: 'Others are saving this entry again and again. Try once more.' }, mine);
  } catch (error) {
    if (isDatabaseDown(error)) {
      const problem = 'The database cannot be reached at the moment. Nothing was stored; your text is kept here.';
      return again({ problem }, Object.keys(mine).length > 0 ? mine : textsOf(form));
    }
    throw error;
  }
}

const NOTHING = { problem: null, faults: [], conflicts: [], latest: null };

const textsOf = (form: FormData): Strings =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Faults by the label of their field; pointers lead into the patch. */
function faultsOf(errors: readonly { pointer: string; detail: string }[], editors: readonly Editor[]) {
  return errors.map(({ pointer, detail }) => {
    const path = pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
    return { label: editors.find((editor) => editor.path === path)?.label ?? '', detail };
  });
}
