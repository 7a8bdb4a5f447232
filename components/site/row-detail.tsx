import type { ApiStatements } from '#lib/contracts/api/care.ts';
import type { ApiStanding } from '#lib/contracts/api/site.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';
import { RowAges } from '../claims/row-ages.tsx';
import { SITE_FACTS } from '../history/facts-of.ts';
import { FieldHistories } from '../history/field-link.tsx';
import { count, NOT_NEEDED } from '../overview/say.ts';
import { LevelWord } from '../status/level.tsx';
import { packageHref, pairHref, siteHref } from '../ui/hrefs.ts';
import { Batch, Nodes, Offers, Runtimes, Vms } from './parts.tsx';

/** Names of what a row's fields are about. */
const namesOfRow = ({ nodes, offers, runtimes }: SiteRowDto) =>
  new Map([
    ...nodes.map(({ platform, name }) => [platform, name] as const),
    ...[...offers, ...runtimes].map(({ slug, name }) => [slug, name] as const),
  ]);

/** What a site's row opens to: what it offers, what is ready there, and what most of the rest wait for. */
export function SiteDetail({
  site,
  standing,
  problem = null,
  statements = null,
}: {
  site: SiteRowDto;
  /** Null while it is on its way. */
  standing: ApiStanding | null;
  /** Why it did not come. */
  problem?: string | null;
  /** What was said of its fields; null while it is on its way. */
  statements?: ApiStatements | null;
}) {
  const { targeted } = site.rollUp;
  return (
    <div>
      <p className="mb-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {site.summary !== '' && <span className="max-w-prose text-ink-2">{site.summary}</span>}
        <a href={siteHref(site.slug)}>Everything about {site.name}</a>
        {problem !== null && <span className="text-ink-2">Where it stands could not be loaded: {problem}</span>}
      </p>
      <ul className="reasons" aria-busy={standing === null && problem === null}>
        <li>
          <p className="font-[600]">What it offers</p>
          <dl className="offered">
            <dt>Nodes</dt>
            <dd>
              <Nodes site={site} />
            </dd>
            <dt>Containers</dt>
            <dd>
              <Runtimes site={site} />
            </dd>
            <dt>VMs</dt>
            <dd>
              <Vms site={site} />
            </dd>
            <dt>File systems</dt>
            <dd>
              <Offers site={site} kind="filesystem" />
            </dd>
            <dt>Services</dt>
            <dd>
              <Offers site={site} kind="service" />
            </dd>
            <dt>Batch</dt>
            <dd>
              <Batch site={site} />
            </dd>
          </dl>
        </li>
        {standing && (
          <>
            <Ready standing={standing} site={site} targeted={targeted} />
            <Blocking standing={standing} targeted={targeted} />
          </>
        )}
      </ul>
      {statements && <RowAges statements={statements} names={namesOfRow(site)} />}
      <FieldHistories kind="site" slug={site.slug} facts={SITE_FACTS} />
    </div>
  );
}

interface Part {
  standing: ApiStanding;
  site: SiteRowDto;
  targeted: number;
}

function Ready({ standing: { ready }, site, targeted }: Part) {
  const others = ready.total - ready.packages.length;
  return (
    <li>
      <p className="font-[600]">What is ready here</p>
      <p className="note">{targeted === 0 ? NOT_NEEDED : `${ready.total} of ${count(targeted, 'needed package')}`}</p>
      <ul>
        {ready.packages.map(({ slug, name, level }) => (
          <li key={slug} className="flex flex-wrap items-baseline gap-x-3">
            <a href={pairHref(slug, site.slug)}>{name}</a>
            <LevelWord level={level} size={12} />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="mt-1">
          <a href={`/packages?site=${site.slug}&sort=-readiness`}>and {count(others, 'more package')}</a>
        </p>
      )}
    </li>
  );
}

function Blocking({ standing: { blockers }, targeted }: Omit<Part, 'site'>) {
  return (
    <li>
      <p className="font-[600]">What blocks most here</p>
      {blockers.length === 0 && (
        <p className="note">{targeted === 0 ? NOT_NEEDED : 'Nothing: every needed package is ready.'}</p>
      )}
      <ul>
        {blockers.map(({ key, text, owner, total, packages }) => (
          <li key={key} className="mt-1.5">
            <p>{text}</p>
            <p className="note">
              {owner} · {total === 1 ? 'waits for it: ' : `${total} packages wait for it: `}
              {packages.map(({ slug, name }, at) => (
                <span key={slug}>
                  {at > 0 && ', '}
                  <a href={packageHref(slug)}>{name}</a>
                </span>
              ))}
              {total > packages.length && ' …'}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-1.5">
        <a href="/blockers">What blocks most at all sites</a>
      </p>
    </li>
  );
}
