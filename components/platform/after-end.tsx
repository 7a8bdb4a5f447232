import { word } from '#lib/domain/vocabulary.ts';
import type { PlatformRowDto } from '#lib/read/dto-platform.ts';
import { Sign } from '../status/signs.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { Names } from './names.tsx';
import { sayEnded, sayStranded } from './say.ts';

/** What still depends on each platform after the end of its life: packages, nodes, images. */
export function AfterEnd({ platforms, now }: { platforms: readonly PlatformRowDto[]; now: string }) {
  const ended = platforms.filter((platform) => platform.ended);
  if (ended.length === 0) return <Empty>No platform is past its end of life, so nothing is left behind.</Empty>;
  return (
    <ul className="options">
      {ended.map((platform) => (
        <li key={platform.slug}>
          <p>
            {platform.stranded.count > 0 && (
              <span className="caution">
                <Sign name="caution" size={12} />{' '}
              </span>
            )}
            <span className="font-[570]">{sayStranded(platform)}</span>, {sayEnded(platform, now)}.
          </p>
          <Left platform={platform} />
        </li>
      ))}
    </ul>
  );
}

function Left({ platform }: { platform: PlatformRowDto }) {
  const { stranded, images, sites } = platform;
  const nodes = sites.filter(({ state }) => state !== 'planned');
  const doubts = new Map(stranded.packages.map(({ slug, doubtfulOn }) => [slug, doubtfulOn]));
  const add = (slug: string): string => {
    const names = doubts.get(slug) ?? [];
    return names.length === 0 ? '' : ` (${names.join(', ')} doubtful)`;
  };
  const more = `/packages?runsOn=${platform.slug}`;
  return (
    <dl className="mt-1 grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 text-ink-2">
      {stranded.count > 0 && (
        <>
          <dt className="text-ink-3">Packages</dt>
          <dd>
            <Names items={stranded.packages} total={stranded.count} href={packageHref} more={more} add={add} />
          </dd>
        </>
      )}
      {nodes.length > 0 && (
        <>
          <dt className="text-ink-3">Nodes</dt>
          <dd>
            {nodes.map((site, index) => (
              <span key={site.slug}>
                {index > 0 && ', '}
                <a href={siteHref(site.slug)}>{site.name}</a> ({site.state}
                {site.share !== 'unknown' && `, ${word(site.share)}`})
              </span>
            ))}
          </dd>
        </>
      )}
      {images.count > 0 && (
        <>
          <dt className="text-ink-3">Images</dt>
          <dd>
            <Names items={images.first} total={images.count} href={null} />
          </dd>
        </>
      )}
    </dl>
  );
}
