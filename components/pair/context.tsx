import type { PairDto } from '#lib/read/dto.ts';
import { LevelBadge } from '../status/level.tsx';
import { pairHref } from '../ui/hrefs.ts';
import { Empty, Section } from '../ui/section.tsx';

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
    <Section id="waiting" title="Waits for">
      <ul className="lines">
        {pair.waitingOn.map((other) => (
          <li key={other.package} className="flex items-baseline justify-between gap-4">
            <a href={pairHref(other.package, pair.site)}>{other.name}</a>
            <LevelBadge level={other.level} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
