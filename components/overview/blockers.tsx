import type { OverviewDto } from '#lib/read/dto.ts';
import { sayNone } from '../blocker/say.ts';
import { pairHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { count } from './say.ts';

type Names = ReadonlyMap<string, string>;

/** What to do first: actions by how many needed pairs would rise when they are done. */
export function Blockers({ overview }: { overview: OverviewDto }) {
  const { blockers, matrix } = overview;
  if (blockers.length === 0) return <Empty>{sayNone(overview.pairs)}</Empty>;
  const names: Names = new Map([...matrix.rows, ...matrix.sites].map(({ slug, name }) => [slug, name]));
  return (
    <>
      <ol className="lines">
        {blockers.map(({ key, text, owner, unlocks, example }) => (
          <li key={key} className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
            <span className="text-head font-semibold leading-[1.3] text-sea" title={`Lifts ${count(unlocks, 'pair')}`}>
              <span aria-hidden="true">+{unlocks}</span>
              <span className="sr-only">Lifts {count(unlocks, 'pair')}:</span>
            </span>
            <div>
              <a className="no-underline hover:underline" href={pairHref(example.package, example.site)}>
                {text}
              </a>
              <p className="note">
                {owner} · {unlocks > 1 && 'for example '}
                {names.get(example.package) ?? example.package} at {names.get(example.site) ?? example.site}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="note mt-2">
        <a href="/blockers">All next steps, with their pairs</a>
      </p>
    </>
  );
}
