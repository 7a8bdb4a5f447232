/** Titles of a page's sources with their numbers, in order of first mention: notes at its end, as in a paper. */
export type Sources = ReadonlyMap<string, number>;

interface Cited {
  source: { title: string } | string | null;
}

const titleOf = ({ source }: Cited): string | null =>
  source === null || typeof source === 'string' ? source : source.title;

export function numberSources(...lists: readonly (readonly Cited[])[]): Sources {
  const titles = lists.flatMap((list) => list.map(titleOf)).filter((title) => title !== null && title !== '');
  return new Map([...new Set(titles as string[])].map((title, index) => [title, index + 1]));
}

/** The number of a source, linked to its title at the end of the page. */
export function SourceMark({ of, sources }: { of: Cited; sources: Sources }) {
  const title = titleOf(of);
  const number = title === null ? undefined : sources.get(title);
  if (title === null || number === undefined) return null;
  return (
    <a className="source-mark" href={`#source-${number}`} title={title}>
      <span className="sr-only">source </span>
      {number}
    </a>
  );
}

export function SourceList({ sources }: { sources: Sources }) {
  return (
    <ol className="max-w-[90ch] list-none space-y-1">
      {[...sources].map(([title, number]) => (
        <li key={title} id={`source-${number}`} className="grid grid-cols-[1.75rem_minmax(0,1fr)] target:text-sea">
          <span className="text-ink-3">{number}</span>
          <span>{title}</span>
        </li>
      ))}
    </ol>
  );
}
