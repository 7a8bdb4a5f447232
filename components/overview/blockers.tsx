import type { OverviewDto } from '#lib/read/dto.ts';
import { pairHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { count } from './say.ts';

/** What to do first: actions by how many targeted pairs would rise when they are done. */
export function Blockers({ blockers }: { blockers: OverviewDto['blockers'] }) {
  if (blockers.length === 0) return <Empty>Nothing blocks a targeted pair.</Empty>;
  return (
    <ol className="lines">
      {blockers.map((blocker) => (
        <li key={blocker.key} className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
          <span
            className="text-head font-semibold leading-[1.3] text-sea"
            title={`Unlocks ${count(blocker.unlocks, 'pair')}`}
          >
            <span aria-hidden="true">+{blocker.unlocks}</span>
            <span className="sr-only">Unlocks {count(blocker.unlocks, 'pair')}:</span>
          </span>
          <div>
            <a className="no-underline hover:underline" href={pairHref(blocker.example.package, blocker.example.site)}>
              {blocker.text}
            </a>
            <p className="note">
              {blocker.owner} · <span className="key">{blocker.key}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
