import { CareSaid } from '#components/care/said.tsx';
import { EditForm } from '#components/edit/form.tsx';
import { listOf, sectionOf } from '#components/edit/places.ts';
import { Saved } from '#components/edit/saved.tsx';
import { EntryActions } from '#components/ui/entry-actions.tsx';
import { editHref, entryHref } from '#components/ui/hrefs.ts';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { stringsOf } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { kindPath, ownPage } from '#lib/contracts/kind-address.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { formNames } from '#lib/read/form-names.ts';
import { readEditable } from '#lib/read/read-editable.ts';
import { askFor } from '../ask.ts';
import { missingEntry } from '../missing-entry.tsx';
import { account, leaveOf, readContext } from '../reader.ts';
import { saveEntry } from './actions.ts';

interface Edited {
  kind: EntryKind;
  slug: string;
  number?: number | null;
  /** What the form before this page did: `said` of a review, or `saved`, and to which `version`. */
  search?: URLSearchParams;
}

/** The form of an entry of any kind. */
export async function editEntry({ kind, slug, number = null, search = new URLSearchParams() }: Edited) {
  const ctx = readContext();
  const asked = await askFor(() => readEditable({ ctx, input: { kind, slug, since: null } }));
  const next = editHref(kind, slug, number);
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={next} />;
  if (asked.is === 'missing') return missingEntry({ kind, slug });
  const { name, version, fields } = asked.value;
  const editors = editorsOf(kind, await formNames({ ctx, input: { kind } }), fields);
  const values = Object.assign({}, ...editors.map((editor) => stringsOf(editor, fields)));
  const initial = { version, latest: null, values, why: '', problem: null, faults: [], conflicts: [] };
  const page = ownPage(kind, slug, number);
  const shown = page ?? entryHref(kind, slug) ?? '/edit';
  const crumbs = page === null ? [listOf(kind)] : [listOf(kind), { label: name, href: page }];
  return (
    <Page account={account()} title={`Edit ${name}`} section={sectionOf(kind)} crumbs={crumbs}>
      <CareSaid said={search.get('said')} />
      <Saved said={search.get('saved')} version={version} />
      <h1 className="text-title">Edit {name}</h1>
      <p className="mt-1 text-ink-2">
        Version {version} of this {word(kind)}. Every change is kept with its reason and can be reverted.
      </p>
      {page === null && <EntryActions of={{ kind, slug }} may={{ ...leaveOf({ kind, slug }), edit: false }} />}
      {/* Begun anew after each saving; a form that comes back with a question finds its texts by the same key. */}
      <EditForm
        key={search.get('version')}
        editors={editors}
        initial={initial}
        save={saveEntry.bind(null, kindPath(kind), slug)}
        back={shown}
      />
    </Page>
  );
}
