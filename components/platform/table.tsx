import { word } from '#lib/domain/vocabulary.ts';
import type { PlatformRowDto, SupportGroupDto } from '#lib/read/dto-platform.ts';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { Sign } from '../status/signs.tsx';
import { Blank, SUPPORT_LOOKS } from '../status/supports.tsx';
import { Day, sayDistance } from '../ui/day.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { Names } from './names.tsx';

const DAYS = {
  releasedOn: 'Released',
  maintenanceEnds: 'Maintenance ends',
  extendedEnds: 'Extended support ends',
} as const;

/** Every platform with its days, who builds and runs there, and which sites have it. */
export function PlatformTable({
  platforms,
  sources,
  now,
}: {
  platforms: readonly PlatformRowDto[];
  sources: Sources;
  now: string;
}) {
  const shared = { sources, now };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Platforms, what builds and runs there, and where they are">
      <table className="grid-table stacks">
        <caption>Platforms, what builds and runs there, and where they are</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              Platform
            </th>
            {Object.entries(DAYS).map(([field, label]) => (
              <th key={field} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">Builds there</th>
            <th scope="col">Runs there</th>
            <th scope="col">Sites</th>
          </tr>
        </thead>
        <tbody>
          {platforms.map((platform) => (
            <tr key={platform.slug} id={platform.slug}>
              <th scope="row" className="stick">
                <span className="font-[570]">{platform.name}</span>
                {platform.aliases.length > 0 && (
                  <span className="note block whitespace-normal">{platform.aliases.join(', ')}</span>
                )}
                {!platform.baseImage && <span className="note block">no base image</span>}
              </th>
              <DayCell platform={platform} field="releasedOn" {...shared} />
              <DayCell platform={platform} field="maintenanceEnds" {...shared} />
              <DayCell platform={platform} field="extendedEnds" {...shared} />
              <td className="text" data-label="Builds there">
                <Groups groups={platform.builds} more={`/packages?builtOn=${platform.slug}`} />
              </td>
              <td className="text" data-label="Runs there">
                <Groups groups={platform.runs} more={`/packages?runsOn=${platform.slug}`} />
              </td>
              <td className="min-w-48" data-label="Sites">
                <Nodes sites={platform.sites} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayCell({
  platform,
  field,
  sources,
  now,
}: {
  platform: PlatformRowDto;
  field: keyof typeof DAYS;
  sources: Sources;
  now: string;
}) {
  const on = platform[field];
  const said = platform.claims.find((claim) => claim.field === field && claim.state === 'current');
  const label = DAYS[field];
  if (on === null)
    return (
      <td className="day note" data-label={label}>
        not recorded
      </td>
    );
  const over = field !== 'releasedOn' && on < now.slice(0, 10);
  return (
    <td className="day whitespace-nowrap" data-label={label}>
      <Day on={on} />
      {said && <SourceMark of={said} sources={sources} />}
      <span className={`note block ${over ? 'text-warn!' : ''}`}>{sayDistance(on, now)}</span>
    </td>
  );
}

/** Packages by how sure it is; only the sure ones have a list of their own to lead to. */
function Groups({ groups, more }: { groups: readonly SupportGroupDto[]; more: string }) {
  if (groups.length === 0) return <Blank words="nobody has said" />;
  return (
    <ul className="space-y-1">
      {groups.map(({ support, count, packages }) => {
        const look = SUPPORT_LOOKS[support];
        const sure = support === 'supported' || support === 'works';
        return (
          <li key={support}>
            <span className={`term ${look.tone}`}>
              <Sign name={look.sign} size={12} />
              {look.words}
            </span>{' '}
            <Names items={packages} total={count} href={packageHref} more={sure ? more : null} />
          </li>
        );
      })}
    </ul>
  );
}

function Nodes({ sites }: { sites: PlatformRowDto['sites'] }) {
  if (sites.length === 0) return <Blank words="no site names it" />;
  return (
    <ul>
      {sites.map((site) => (
        <li key={site.slug}>
          <a href={siteHref(site.slug)}>{site.name}</a>{' '}
          <span className="text-ink-2">
            {site.state}
            {site.share !== 'unknown' && `, ${word(site.share)}`}
            {site.on !== null && (
              <>
                {site.state === 'retiring' ? ' by ' : ' from '}
                <Day on={site.on} />
              </>
            )}
          </span>
          {site.raw !== '' && <span className="note raw block">“{site.raw}”</span>}
        </li>
      ))}
    </ul>
  );
}
