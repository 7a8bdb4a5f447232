import type { PackageDto } from '#lib/read/dto.ts';
import { PairSummary } from '../pair/summary.tsx';
import { packageHref } from '../ui/hrefs.ts';

/** What a row opens to: per site the reasons and what to do next. */
export function OpenRow({ pkg, sites }: { pkg: PackageDto; sites: readonly { slug: string; name: string }[] }) {
  const names = new Map(sites.map(({ slug, name }) => [slug, name]));
  const shown = pkg.verdicts.filter(({ site }) => names.has(site));
  return (
    <div className="max-w-5xl">
      {pkg.summary !== '' && <p className="max-w-prose text-ink-2">{pkg.summary}</p>}
      <div className="divide-y divide-rule">
        {shown.map((verdict) => (
          <PairSummary
            key={verdict.site}
            heading="h2"
            verdict={verdict}
            siteName={names.get(verdict.site) ?? verdict.site}
          />
        ))}
      </div>
      <p className="mt-2">
        <a href={packageHref(pkg.slug)}>Everything about {pkg.name}</a>
      </p>
    </div>
  );
}
