import type { RuntimeAtSiteDto, RuntimeListDto, RuntimeRowDto } from '#lib/read/dto-runtime.ts';
import { Claims } from '../claims/claims.tsx';
import type { Sources } from '../claims/sources.tsx';
import { CopyTable } from '../data-table/copy-table.tsx';
import { type EditedOf, InPlace } from '../edit/in-place.tsx';
import { sayClaim } from '../history/say.ts';
import { Names } from '../platform/names.tsx';
import { Blank } from '../status/blank.tsx';
import { Sign } from '../status/signs.tsx';
import { RuntimeWord } from '../status/site-words.tsx';
import { Day } from '../ui/day.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { bySite } from './rows.ts';

/** Which site offers which runtime in what state, with the statements behind it and who made them. */
export function AtSites({
  sites,
  runtimes,
  sources,
  edited,
}: {
  sites: RuntimeListDto['sites'];
  runtimes: readonly RuntimeRowDto[];
  sources: Sources;
  edited: EditedOf;
}) {
  const { rows, silent } = bySite(sites, runtimes);
  const said = rows.some(({ site }) => site.raw !== '' || site.claims.length > 0);
  return (
    <>
      {rows.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="region region-tall" tabIndex={0} aria-label="Sites and container runtimes">
            <table id="runtimes-at-sites" className="grid-table stacks">
              <caption>Sites and container runtimes</caption>
              <thead>
                <tr>
                  <th scope="col" className="stick">
                    Site
                  </th>
                  {runtimes.map(({ slug, name }) => (
                    <th key={slug} scope="col">
                      {name}
                    </th>
                  ))}
                  {said && <th scope="col">On containers in general</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ site, offers }) => (
                  <tr key={site.slug}>
                    <th scope="row" className="stick">
                      <a className="font-[570] no-underline hover:underline" href={siteHref(site.slug)}>
                        {site.name}
                      </a>
                    </th>
                    {offers.map((offer, index) => (
                      <td key={runtimes[index]?.slug} className="min-w-56" data-label={runtimes[index]?.name}>
                        <InPlace
                          entry={edited('site', site.slug, site.name)}
                          cell={`runtimes.${runtimes[index]?.slug}`}
                          label={runtimes[index]?.name ?? ''}
                        >
                          {offer === null ? (
                            <Blank words="nobody has said" />
                          ) : (
                            <Offer offer={offer} sources={sources} />
                          )}
                        </InPlace>
                      </td>
                    ))}
                    {said && (
                      <td className="text" data-label="On containers in general">
                        <InPlace entry={edited('site', site.slug, site.name)} cell="container" label="Containers">
                          <InGeneral site={site} sources={sources} />
                        </InPlace>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <CopyTable of="runtimes-at-sites" />
        </>
      )}
      {silent.length > 0 && (
        <p className="mt-2 max-w-[80ch] text-ink-2">
          Nobody has said what <Names items={silent.slice(0, 40)} total={silent.length} href={siteHref} more="/sites" />{' '}
          {silent.length === 1 ? 'offers' : 'offer'}.
        </p>
      )}
      {sites.length === 0 && <Empty>No site is registered yet.</Empty>}
    </>
  );
}

function Offer({ offer, sources }: { offer: RuntimeAtSiteDto; sources: Sources }) {
  const quoted = offer.claims.some(({ raw }) => raw.trim() === offer.raw.trim());
  return (
    <>
      <RuntimeWord state={offer.state} />
      {offer.version !== '' && <span className="text-ink-2"> {offer.version}</span>}
      {offer.on !== null && (
        <span className="note">
          {' '}
          <Day on={offer.on} />
        </span>
      )}
      {offer.inConflict && (
        <span className="caution note">
          {' '}
          <Sign name="caution" size={12} /> contradicted
        </span>
      )}
      {offer.mayAsk && <span className="note block">A refusal can be discussed.</span>}
      {!quoted && offer.raw !== '' && <span className="note raw block">“{offer.raw}”</span>}
      <Claims claims={worded(offer)} sources={sources} mark={false} />
    </>
  );
}

/** That nobody has said anything need not be said twice. */
const worded = ({ state, claims }: RuntimeAtSiteDto): RuntimeAtSiteDto['claims'] =>
  state === 'unknown' ? claims.filter((claim) => sayClaim(claim).quoted) : claims;

function InGeneral({ site, sources }: { site: RuntimeListDto['sites'][number]; sources: Sources }) {
  if (site.raw === '' && site.claims.length === 0) return <Blank words="nobody has said" />;
  if (site.claims.length === 0) return <span className="raw">“{site.raw}”</span>;
  return <Claims claims={site.claims} sources={sources} />;
}
