import { Remarks } from '../claims/remarks.tsx';
import { SourceList, type Sources } from '../claims/sources.tsx';
import { historyHref } from '../ui/hrefs.ts';
import { Section } from '../ui/section.tsx';
import { type FactFields, QUESTION_FACTS, TASK_FACTS } from './facts-of.ts';
import { FeedLink, feedHref } from './feed-link.tsx';
import { FieldHistories } from './field-link.tsx';
import { History } from './history.tsx';
import type { Revertible } from './revert.tsx';
import type { Names } from './say.ts';

type Revisions = Parameters<typeof History>[0]['revisions'];
type Written = Parameters<typeof Remarks>[0]['remarks'];

/** Facts of kinds whose pages have no other place for the ways to their histories. */
const LISTED: Readonly<Record<string, FactFields>> = { task: TASK_FACTS, question: QUESTION_FACTS };

/** The end of an entry's page: what people wrote, what changed, and the sources of all of it. */
export function EntryRecord({
  remarks,
  revisions,
  sources,
  names,
  revertible = null,
  of: [kind, slug],
}: {
  remarks: Written;
  revisions: Revisions;
  sources: Sources;
  names?: Names;
  /** Null for a reader who may not change the entry. */
  revertible?: Revertible | null;
  /** Whose record it is: its kind, and its slug or number. */
  of: readonly [kind: string, slug: string];
}) {
  return (
    <>
      <FeedLink href={feedHref(kind, slug)} title="Changes of this entry" />
      <Section id="remarks" title="Remarks" note="under the headings they stood under">
        <Remarks remarks={remarks} sources={sources} />
      </Section>
      <Section
        id="history"
        title="History"
        note={
          <a className="no-print" href={historyHref(kind, slug)}>
            all versions, to compare and revert
          </a>
        }
      >
        {LISTED[kind] && <FieldHistories kind={kind} slug={slug} facts={LISTED[kind]} />}
        <History revisions={revisions} sources={sources} names={names} revertible={revertible} />
      </Section>
      <Section id="sources" title="Sources">
        <SourceList sources={sources} />
      </Section>
    </>
  );
}
