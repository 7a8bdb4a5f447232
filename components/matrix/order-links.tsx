const ORDERS = [
  { sort: null, label: 'By name' },
  { sort: '-readiness', label: 'Most ready first' },
  { sort: 'readiness', label: 'Least ready first' },
  { sort: '-unblocks', label: 'Unlocks most first' },
] as const;

/** The orders in which people read a matrix, each a link; the one in force is told. */
export function OrderLinks({ path, query }: { path: string; query: string }) {
  const current = new URLSearchParams(query).get('sort');
  return (
    <ul className="note no-print flex flex-wrap gap-x-3 gap-y-1" aria-label="Order of the packages">
      {ORDERS.map(({ sort, label }) => {
        const search = new URLSearchParams(query);
        search.delete('sort');
        if (sort !== null) search.set('sort', sort);
        const text = search.toString();
        return (
          <li key={label}>
            {current === sort ? (
              <strong aria-current="true">{label}</strong>
            ) : (
              <a href={text === '' ? path : `${path}?${text}`}>{label}</a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
