import { word } from '#lib/domain/vocabulary.ts';
import type { PlatformRowDto, SupportGroupDto } from '#lib/read/dto-platform.ts';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { Blank } from '../status/blank.tsx';
import { Sign } from '../status/signs.tsx';
import { SUPPORT_LOOKS } from '../status/supports.tsx';
import { Day, sayDistance } from '../ui/day.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { Names } from './names.tsx';

/** What cells of platforms need beside them: the instant of the request and the numbers of the page's sources. */
export interface Around {
  now: string;
  sources: Sources;
}
type Draw = (platform: PlatformRowDto, around: Around) => React.ReactNode;

const day =
  (field: 'releasedOn' | 'maintenanceEnds' | 'extendedEnds'): Draw =>
  (platform, around) => <DayCell platform={platform} field={field} {...around} />;

const CELLS: Readonly<Record<string, Draw>> = {
  name: ({ name, aliases, baseImage }) => (
    <span>
      <span className="font-[570]">{name}</span>
      {aliases.length > 0 && <span className="note block">{aliases.join(', ')}</span>}
      {!baseImage && <span className="note block">no base image</span>}
    </span>
  ),
  released: day('releasedOn'),
  maintenance: day('maintenanceEnds'),
  extended: day('extendedEnds'),
  builds: ({ slug, builds }) => <Groups groups={builds} more={`/packages?builtOn=${slug}`} />,
  runs: ({ slug, runs }) => <Groups groups={runs} more={`/packages?runsOn=${slug}`} />,
  sites: ({ sites }) => <Nodes sites={sites} />,
  stranded: ({ slug, stranded: { count, packages } }) =>
    count === 0 ? (
      <Blank words="nothing known" />
    ) : (
      <Names items={packages} total={count} href={packageHref} more={`/packages?runsOn=${slug}`} />
    ),
  images: ({ baseImage, images: { count, first } }) =>
    count === 0 ? (
      <Blank words={baseImage ? 'none yet' : 'no base image'} />
    ) : (
      <Names items={first} total={count} href={null} />
    ),
  aliases: ({ aliases }) => (aliases.length === 0 ? <Blank words="none" /> : aliases.join(', ')),
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the platforms looks. */
export const platformCell = (column: string, platform: PlatformRowDto, around: Around): React.ReactNode =>
  CELLS[column]?.(platform, around);

function DayCell({
  platform,
  field,
  sources,
  now,
}: Around & { platform: PlatformRowDto; field: 'releasedOn' | 'maintenanceEnds' | 'extendedEnds' }) {
  const on = platform[field];
  if (on === null) return <Blank words="not recorded" />;
  const said = platform.claims.find((claim) => claim.field === field && claim.state === 'current');
  const over = field !== 'releasedOn' && on < now.slice(0, 10);
  return (
    <>
      <Day on={on} />
      {said && <SourceMark of={said} sources={sources} />}
      <span className={`note block ${over ? 'text-warn!' : ''}`}>{sayDistance(on, now)}</span>
    </>
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
