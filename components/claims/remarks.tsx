import { word } from '#lib/domain/vocabulary.ts';
import type { RemarkDto } from '#lib/read/dto.ts';
import { Empty } from '../ui/section.tsx';
import { SourceMark, type Sources } from './sources.tsx';

/** What people wrote about an entry, in order, under the headings they wrote it under; answers below what they answer. */
export function Remarks({ remarks, sources }: { remarks: readonly RemarkDto[]; sources: Sources }) {
  if (remarks.length === 0) return <Empty>Nobody has left a remark.</Empty>;
  const known = new Set(remarks.map(({ position }) => position));
  const roots = remarks.filter(({ answersTo }) => answersTo === null || !known.has(answersTo));
  return (
    <dl className="facts">
      {byTopic(roots).map(({ topic, items }) => (
        <div key={items[0]?.position}>
          <dt>{topic === '' ? 'Remark' : topic}</dt>
          <dd>
            <ul className="max-w-[80ch] space-y-1">
              {items.map((remark) => (
                <li key={remark.position}>
                  <Remark remark={remark} all={remarks} sources={sources} depth={0} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Runs of remarks under one heading; order is kept. */
function byTopic(remarks: readonly RemarkDto[]): { topic: string; items: RemarkDto[] }[] {
  const groups: { topic: string; items: RemarkDto[] }[] = [];
  for (const remark of remarks) {
    const last = groups.at(-1);
    if (last?.topic === remark.topic) last.items.push(remark);
    else groups.push({ topic: remark.topic, items: [remark] });
  }
  return groups;
}

const DEEPEST = 8;

function Remark({
  remark,
  all,
  sources,
  depth,
}: {
  remark: RemarkDto;
  all: readonly RemarkDto[];
  sources: Sources;
  depth: number;
}) {
  const answers =
    depth < DEEPEST
      ? all.filter(({ answersTo, position }) => answersTo === remark.position && position !== remark.position)
      : [];
  const facts = [remark.by, remark.role === 'pro' || remark.role === 'con' ? word(remark.role) : null].filter(
    (fact) => fact !== null,
  );
  return (
    <>
      {remark.text}
      <SourceMark of={remark} sources={sources} />
      {facts.length > 0 && <span className="note"> {facts.join(' · ')}</span>}
      {answers.length > 0 && (
        <ul className="mt-1 space-y-1 border-l border-rule-strong pl-3">
          {answers.map((answer) => (
            <li key={answer.position}>
              <Remark remark={answer} all={all} sources={sources} depth={depth + 1} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
