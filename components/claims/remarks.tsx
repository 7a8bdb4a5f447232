import { word } from '#lib/domain/vocabulary.ts';
import type { RemarkDto } from '#lib/read/dto.ts';

/** What people wrote about an entry, in order, answers under what they answer. */
export function Remarks({ remarks }: { remarks: readonly RemarkDto[] }) {
  const asked = remarks.filter(({ answersTo }) => answersTo === null);
  const known = new Set(remarks.map(({ position }) => position));
  const orphans = remarks.filter(({ answersTo }) => answersTo !== null && !known.has(answersTo));
  return (
    <ul className="lines max-w-[80ch]">
      {[...asked, ...orphans].map((remark) => (
        <li key={remark.position}>
          <Remark remark={remark} all={remarks} depth={0} />
        </li>
      ))}
    </ul>
  );
}

function Remark({ remark, all, depth }: { remark: RemarkDto; all: readonly RemarkDto[]; depth: number }) {
  const answers =
    depth < 8
      ? all.filter(({ answersTo, position }) => answersTo === remark.position && position !== remark.position)
      : [];
  const facts = [
    remark.by,
    remark.role === 'remark' || remark.role === 'answer' ? null : word(remark.role),
    remark.topic === '' ? null : remark.topic,
    remark.source,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p>{remark.text}</p>
      {facts.length > 0 && <p className="note">{facts.join(' · ')}</p>}
      {answers.length > 0 && (
        <ul className="mt-1 space-y-1 border-l border-rule-strong pl-3">
          {answers.map((answer) => (
            <li key={answer.position}>
              <Remark remark={answer} all={all} depth={depth + 1} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
