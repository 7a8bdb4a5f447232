import type { Sort } from '#lib/contracts/list-params.ts';
import type { ColumnMeta } from './kit.ts';

/** How a list is sorted now, and the address of the same list sorted otherwise. */
export interface Sorting {
  sort: readonly Sort<string>[];
  href: (key: string, descending: boolean) => string;
}

export function SortHeader({
  meta,
  sorting,
  children,
}: {
  meta: ColumnMeta | undefined;
  sorting: Sorting;
  children: React.ReactNode;
}) {
  const className = meta?.names ? 'stick' : meta?.className?.replace('flush', '');
  if (!meta?.sort) {
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  }
  const [first] = sorting.sort;
  const active = first?.key === meta.sort;
  const next = active ? first?.descending !== true : meta.downFirst === true;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? (first?.descending === true ? 'descending' : 'ascending') : undefined}
    >
      <a href={sorting.href(meta.sort, next)} className="inline-flex items-center gap-1">
        {children}
        <Arrow active={active} descending={active ? first?.descending === true : next} />
      </a>
    </th>
  );
}

function Arrow({ active, descending }: { active: boolean; descending: boolean }) {
  return (
    <svg className={`sign sign-12 ${active ? 'text-sea' : 'text-rule-strong'}`} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={descending ? 'M12 4v15m-6-6 6 6 6-6' : 'M12 20V5m-6 6 6-6 6 6'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
      />
    </svg>
  );
}
