import { word } from '#lib/domain/vocabulary.ts';
import type { OverviewDto } from '#lib/read/dto.ts';
import { sayAction, sayFields } from '../history/say.ts';
import { Day } from '../ui/day.tsx';
import { entryHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** What changed lately, newest first. */
export function Changes({ changes }: { changes: OverviewDto['changes'] }) {
  if (changes.length === 0) return <Empty>Nothing has changed yet.</Empty>;
  return (
    <ol className="lines">
      {changes.map((change) => {
        const href = entryHref(change.kind, change.slug);
        return (
          <li key={`${change.at} ${change.kind} ${change.slug} ${change.action}`}>
            <p>
              {href === null ? change.name : <a href={href}>{change.name}</a>}{' '}
              <span className="text-ink-2">
                {sayAction(change.action)}
                {change.action !== 'create' && change.paths.length > 0 && `: ${sayFields(change.paths)}`}
              </span>
            </p>
            <p className="note">
              <Day on={change.at} /> · {word(change.kind)}
              {change.why !== '' && ` · ${change.why}`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
