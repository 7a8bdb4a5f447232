import { word } from '#lib/domain/vocabulary.ts';
import type { PairDto } from '#lib/read/dto.ts';
import { Claims } from '../claims/claims.tsx';
import type { Sources } from '../claims/sources.tsx';
import { sayField } from '../history/say.ts';
import { count } from '../overview/say.ts';
import { LevelBadge } from '../status/level.tsx';
import { entryHref, pairHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** The same package at other sites. */
export function Elsewhere({ pair }: { pair: PairDto }) {
  const others = pair.neighbours.sites.filter(({ slug }) => slug !== pair.site);
  if (others.length === 0) return <Empty>No other site is registered.</Empty>;
  return (
    <ul className="lines">
      {others.map((site) => (
        <li key={site.slug} className="flex items-baseline justify-between gap-4">
          <a href={pairHref(pair.package, site.slug)}>{site.name}</a>
          <LevelBadge level={site.level} />
        </li>
      ))}
    </ul>
  );
}

/** Packages it needs at run time that are not ready here themselves. */
export function WaitingOn({ pair }: { pair: PairDto }) {
  if (pair.waitingOn.length === 0) return null;
  return (
    <ul className="lines">
      {pair.waitingOn.map((other) => (
        <li key={other.package} className="flex items-baseline justify-between gap-4">
          <a href={pairHref(other.package, pair.site)}>{other.name}</a>
          <LevelBadge level={other.level} />
        </li>
      ))}
    </ul>
  );
}

/** The statements the checks rest on, by what they are about: the package, the site, images. */
export function PairClaims({ pair, sources }: { pair: PairDto; sources: Sources }) {
  const { claims } = pair;
  const names: Record<string, string> = {
    [`package:${pair.package}`]: pair.packageName,
    [`site:${pair.site}`]: pair.siteName,
  };
  if (claims.length === 0) return <Empty>No statement by a person is behind these checks.</Empty>;
  return (
    <div className="divide-y divide-rule">
      {[...Map.groupBy(claims, ({ entry }) => `${entry.kind}:${entry.slug}`)].map(([key, group]) => {
        const entry = group[0]?.entry;
        if (!entry) return null;
        const href = entryHref(entry.kind, entry.slug);
        return (
          <details key={key} open={href !== null} className="py-3">
            <summary>
              <span className="font-[600]">{names[key] ?? `${word(entry.kind)} ${entry.slug}`}</span>{' '}
              <span className="note">{count(group.length, 'statement')}</span>
            </summary>
            <dl className="facts mt-1">
              {[...Map.groupBy(group, ({ field }) => field)].map(([field, said]) => (
                <div key={field}>
                  <dt>{sayField(field)}</dt>
                  <dd>
                    <Claims claims={said} sources={sources} />
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        );
      })}
    </div>
  );
}
