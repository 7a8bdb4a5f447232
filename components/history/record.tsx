import { Remarks } from '../claims/remarks.tsx';
import { SourceList, type Sources } from '../claims/sources.tsx';
import { Section } from '../ui/section.tsx';
import { History } from './history.tsx';
import type { Revertible } from './revert.tsx';
import type { Names } from './say.ts';

type Revisions = Parameters<typeof History>[0]['revisions'];
type Written = Parameters<typeof Remarks>[0]['remarks'];

/** The end of an entry's page: what people wrote, what changed, and the sources of all of it. */
export function EntryRecord({
  remarks,
  revisions,
  sources,
  names,
  revertible = null,
}: {
  remarks: Written;
  revisions: Revisions;
  sources: Sources;
  names?: Names;
  /** Null for a reader who may not change the entry. */
  revertible?: Revertible | null;
}) {
  return (
    <>
      <Section id="remarks" title="Remarks" note="under the headings they stood under">
        <Remarks remarks={remarks} sources={sources} />
      </Section>
      <Section id="history" title="History" note="newest first">
        <History revisions={revisions} sources={sources} names={names} revertible={revertible} />
      </Section>
      <Section id="sources" title="Sources">
        <SourceList sources={sources} />
      </Section>
    </>
  );
}
