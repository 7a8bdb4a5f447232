import { expect, it } from 'vitest';
import type { Catalogue } from '#lib/contracts/changes.ts';
import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import { editorFault, patchesOf, stringsOf } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import { mergePatch } from '#lib/contracts/merge-patch.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { fermi } from './fermi/index.ts';
import { ligo } from './ligo/index.ts';
import { psi } from './psi/index.ts';

type Fields = Record<string, unknown>;
interface Entry {
  kind: EntryKind;
  slug: string;
  fields: Fields;
}

/** The entries of a catalogue as they are when all of it is loaded, values as the store keeps them. */
function entriesOf({ changeSets }: Catalogue): Entry[] {
  const all = new Map<string, Entry>();
  for (const { kind, slug, set } of changeSets.flatMap(({ entries }) => entries)) {
    const entry = all.get(`${kind}/${slug}`) ?? { kind, slug, fields: {} };
    for (const [path, value] of Object.entries(set)) {
      if (value === null) delete entry.fields[path];
      else entry.fields[path] = fieldSchema(kind, path)?.parse(value);
    }
    all.set(`${kind}/${slug}`, entry);
  }
  return [...all.values()];
}

function namesIn(entries: readonly Entry[], { people, criteria }: Catalogue): EditorNames {
  const named = (kind: EntryKind) =>
    entries.filter((one) => one.kind === kind).map(({ slug, fields }) => ({ slug, name: String(fields.name) }));
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return { ...Object.fromEntries(kinds.map((kind) => [kind, named(kind)])), person: people, criterion: criteria };
}

const patched = (fields: Fields, patches: Fields): Fields => {
  const next = { ...fields };
  for (const [path, patch] of Object.entries(patches)) next[path] = mergePatch(next[path] ?? null, patch);
  return next;
};

/** Two values that the store keeps as one: an absent field says what a field that says nothing says. */
const kept = (kind: EntryKind, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, value]) => {
      const parsed = value === null ? null : fieldSchema(kind, path)?.safeParse(value);
      return parsed?.success ? [[path, parsed.data]] : [];
    }),
  );

it.each([fermi, ligo, psi])(
  'a form of any entry of $name shows all its fields say, and saves it unchanged',
  (catalogue) => {
    const entries = entriesOf(catalogue);
    const names = namesIn(entries, catalogue);
    for (const { kind, slug, fields } of entries) {
      for (const editor of editorsOf(kind, names, fields)) {
        const strings = stringsOf(editor, fields);
        const where = `${kind} ${slug} ${editor.path}`;
        expect(editorFault(editor, strings), where).toBeNull();
        const after = kept(kind, patched(fields, patchesOf(editor, strings, fields)));
        expect(stringsOf(editor, after), where).toEqual(strings);
        for (const path of Object.keys(fields)) expect(after[path], `${where}: ${path}`).toEqual(fields[path]);
      }
    }
  },
);
