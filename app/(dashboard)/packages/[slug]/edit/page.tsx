import { EditForm } from '#components/edit/form.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { stringsOf } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { formNames } from '#lib/read/form-names.ts';
import { readEditable } from '#lib/read/read-editable.ts';
import { askFor } from '../../../ask.ts';
import { account, readContext } from '../../../reader.ts';
import { savePackage } from './actions.ts';

export default async function EditPackagePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const ctx = readContext();
  const asked = await askFor(() => readEditable({ ctx, input: { kind: 'package', slug, since: null } }));
  const next = `/packages/${slug}/edit`;
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={next} />;
  if (asked.is === 'missing') return <Missing account={account()} what="No package has this name." />;
  const { name, version, fields } = asked.value;
  const editors = editorsOf('package', await formNames({ ctx, input: { kind: 'package' } }));
  const values = Object.assign({}, ...editors.map((editor) => stringsOf(editor, fields)));
  const initial = { version, latest: null, values, why: '', problem: null, faults: [], conflicts: [] };
  const crumbs = [
    { label: 'Packages', href: '/packages' },
    { label: name, href: `/packages/${slug}` },
  ];
  return (
    <Page account={account()} title="Edit" section="packages" crumbs={crumbs}>
      <h1 className="text-title">Edit {name}</h1>
      <p className="mt-1 text-ink-2">Version {version}. Every change is kept with its reason and can be reverted.</p>
      <EditForm editors={editors} initial={initial} save={savePackage.bind(null, slug)} back={`/packages/${slug}`} />
    </Page>
  );
}
