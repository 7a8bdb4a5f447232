/** From the activity to what follows from it: the difference between two days, and the same question as a feed. */
export function ActivityLinks({ search }: { search: URLSearchParams }) {
  const asked = new URLSearchParams([...search].filter(([name, value]) => FILTERS.has(name) && value !== ''));
  return (
    <p className="no-print mb-3 flex flex-wrap gap-x-5">
      <a href="/changes">What changed since a day</a>
      <a href={`/feeds/activity.atom${asked.size > 0 ? `?${asked}` : ''}`}>
        Atom feed{asked.size > 0 && ' of these changes'}
      </a>
      <a href="/as-of">The tables as of a day</a>
    </p>
  );
}

const FILTERS = new Set(['q', 'entity', 'source', 'actor', 'action', 'of', 'from', 'to']);
