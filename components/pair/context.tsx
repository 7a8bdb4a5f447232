import type { PairDto } from '#lib/read/dto.ts';
import { ClaimLine } from '../claims/claims.tsx';
import { sayField } from '../history/say.ts';
import { LevelBadge } from '../status/level.tsx';
import { packageHref, pairHref, siteHref } from '../ui/hrefs.ts';
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

/** The statements the checks rest on: what was said, by whom, when, where. */
export function PairClaims({ claims }: { claims: PairDto['claims'] }) {
  if (claims.length === 0) return <Empty>No statement by a person is behind these checks.</Empty>;
  const groups = Map.groupBy(claims, ({ entry, field }) => `${entry.kind}:${entry.slug} ${field}`);
  return (
    <dl className="facts">
      {[...groups].map(([key, group]) => {
        const [first] = group;
        if (!first) return null;
        const { kind, slug } = first.entry;
        const href = kind === 'package' ? packageHref(slug) : kind === 'site' ? siteHref(slug) : null;
        return (
          <div key={key}>
            <dt>
              {sayField(first.field)}
              <span className="note block">{href === null ? slug : <a href={`${href}#facts`}>{slug}</a>}</span>
            </dt>
            <dd>
              <ul>
                {group.map((claim) => (
                  <ClaimLine
                    key={`${claim.by} ${claim.on} ${claim.source?.slug} ${claim.state} ${claim.raw}`}
                    claim={claim}
                  />
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
