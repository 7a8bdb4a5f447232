import { word } from '#lib/domain/vocabulary.ts';
import type { OverviewDto } from '#lib/read/dto.ts';
import { FeedLink } from '../history/feed-link.tsx';
import { sayFields } from '../history/say.ts';
import { sayAction } from '../history/say-action.ts';
import { Day } from '../ui/day.tsx';
import { entryHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

type Change = OverviewDto['changes'][number];

/** What changed lately, newest first; what was changed together, for one reason, stands together. */
export function Changes({ changes }: { changes: OverviewDto['changes'] }) {
  if (changes.length === 0) return <Empty>Nothing has changed yet.</Empty>;
  return (
    <>
      <ol className="lines">
        {together(changes).map((group) => (
          <li key={idOf(group[0])}>
            <p className="note">
              <Day on={group[0].at} />
              {group[0].why !== '' && ` · ${group[0].why}`}
            </p>
            <ul>
              {group.map((change) => (
                <li key={idOf(change)}>
                  <Changed change={change} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <FeedLink href="/feeds/activity.atom" title="Everything that changed" />
      <p className="note no-print mt-1">
        <a href="/activity">All changes</a> · <a href="/changes">What changed in the last 7 days</a>
      </p>
    </>
  );
}

const idOf = ({ at, kind, slug, action }: Change): string => `${at} ${kind} ${slug} ${action}`;

function together(changes: readonly Change[]): [Change, ...Change[]][] {
  const groups: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && last[0].why === change.why && last[0].at.slice(0, 10) === change.at.slice(0, 10)) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function Changed({ change }: { change: Change }) {
  const href = entryHref(change.kind, change.slug);
  return (
    <>
      {href === null ? change.name : <a href={href}>{change.name}</a>}{' '}
      <span className="text-ink-3">
        {word(change.kind)} {sayAction(change.action)}
        {change.action !== 'create' && change.paths.length > 0 && `: ${sayFields(change.paths)}`}
      </span>
    </>
  );
}
