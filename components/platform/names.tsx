import type { NamedDto } from '#lib/read/dto-platform.ts';

/** Names with links in running text, and how many more there are; each may have something to add. */
export function Names({
  items,
  total,
  href,
  more = null,
  add,
}: {
  items: readonly NamedDto[];
  total: number;
  /** Null where the kind has no page of its own. */
  href: ((slug: string) => string) | null;
  /** Address of the list that has the rest. */
  more?: string | null;
  add?: (slug: string) => string;
}) {
  const left = total - items.length;
  return (
    <>
      {items.map(({ slug, name }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          {href === null ? name : <a href={href(slug)}>{name}</a>}
          {add?.(slug)}
        </span>
      ))}
      {left > 0 && (more === null ? ` and ${left} more` : <> and {<a href={more}>{left} more</a>}</>)}
    </>
  );
}
