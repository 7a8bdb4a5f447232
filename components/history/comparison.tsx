import type { ComparisonDto } from '#lib/read/dto-as-of.ts';
import { Empty, Section } from '../ui/section.tsx';
import { ChangeList } from './change-list.tsx';

/** Two versions of an entry held against each other: field by field what differs, in words. */
export function Comparison({ of: { from, to, changes, names } }: { of: ComparisonDto }) {
  return (
    <Section
      id="comparison"
      title={`Version ${from} and version ${to}`}
      note={changes.length === 0 ? undefined : `${changes.length} ${changes.length === 1 ? 'field' : 'fields'} differ`}
    >
      {changes.length === 0 ? <Empty>They are alike.</Empty> : <ChangeList changes={changes} names={names} />}
    </Section>
  );
}
