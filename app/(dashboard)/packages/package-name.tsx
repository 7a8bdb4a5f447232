import { packageHref } from '#components/ui/hrefs.ts';
import type { PackageRowDto } from '#lib/read/dto.ts';

/** The row's head: a way to the package, and one that opens the row to its reasons. */
export function PackageName({
  row,
  isOpen,
  href,
}: {
  row: PackageRowDto;
  isOpen: boolean;
  href: (slug: string | null) => string;
}) {
  return (
    <span className="flex items-baseline gap-1">
      <a
        href={`${href(isOpen ? null : row.slug)}#${row.slug}`}
        aria-expanded={isOpen}
        className="no-print -ml-1.5 grid h-6 w-6 shrink-0 place-items-center self-start text-ink-3"
      >
        <svg className={`sign sign-12 ${isOpen ? 'rotate-90' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
          <path d="m8 4 8 8-8 8" fill="none" stroke="currentColor" strokeWidth="2.4" />
        </svg>
        <span className="sr-only">{isOpen ? 'Close' : 'Open'} the reasons</span>
      </a>
      <a href={packageHref(row.slug)} className="font-[570] no-underline hover:underline">
        {row.name}
      </a>
    </span>
  );
}
