import { LEVELS, type VmOffer, word } from '#lib/domain/vocabulary.ts';
import type { SiteRowDto } from '#lib/read/dto.ts';
import { sayNumber } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { Sign, type SignName } from '../status/signs.tsx';
import { OfferWord, RuntimeWord } from '../status/site-words.tsx';
import { Day } from '../ui/day.tsx';
import { saySize } from './size.ts';

/** The source's own words under what was understood of them. */
export function Raw({ text }: { text: string }) {
  return text.trim() === '' ? null : <span className="note raw block">“{text.trim()}”</span>;
}

export function Nodes({ site }: { site: SiteRowDto }) {
  if (site.nodes.length === 0)
    return site.nodeOsRaw === '' ? <Blank words="nobody has said" /> : <Raw text={site.nodeOsRaw} />;
  return (
    <>
      <ul>
        {site.nodes.map((node) => (
          <li key={`${node.platform} ${node.state}`}>
            <span className="font-[570]">{node.name}</span>{' '}
            <span className="text-ink-2">
              {node.state}
              {node.share !== 'unknown' && `, ${word(node.share)}`}
              {node.on !== null && (
                <>
                  {node.state === 'retiring' ? ' by ' : ' from '}
                  <Day on={node.on} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Raw text={site.nodeOsRaw} />
    </>
  );
}

export function Offers({ site, kind }: { site: SiteRowDto; kind: 'filesystem' | 'service' }) {
  const offers = site.offers.filter((offer) => offer.kind === kind);
  if (offers.length === 0)
    return kind === 'filesystem' && site.networkFsRaw !== '' ? (
      <Raw text={site.networkFsRaw} />
    ) : (
      <Blank words="nobody has said" />
    );
  return (
    <>
      <ul>
        {offers.map((offer) => (
          <li key={offer.slug}>
            {offer.name} <OfferWord state={offer.state} />
            {offer.on !== null && (
              <span className="note">
                {' '}
                <Day on={offer.on} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {kind === 'filesystem' && <Raw text={site.networkFsRaw} />}
    </>
  );
}

const VM_LOOKS: Record<VmOffer, readonly [SignName, string, string]> = {
  production: ['yes', 'in production', 'term-good'],
  not_for_production: ['maybe', 'not for production', 'term-doubt'],
  never: ['no', 'never', 'term-bad'],
  unknown: ['blank', 'nobody has said', 'term-quiet'],
};

export function Vms({ site }: { site: SiteRowDto }) {
  const [sign, words, tone] = VM_LOOKS[site.vmOffer.value];
  return (
    <>
      <span className={`term ${tone}`}>
        <Sign name={sign} size={12} />
        {words}
      </span>
      <Raw text={site.vmOffer.raw} />
    </>
  );
}

export function Runtimes({ site }: { site: SiteRowDto }) {
  if (site.runtimes.length === 0)
    return site.containerRaw === '' ? <Blank words="nobody has said" /> : <Raw text={site.containerRaw} />;
  return (
    <>
      <ul>
        {site.runtimes.map((runtime) => (
          <li key={runtime.slug}>
            <span className="font-[570]">{runtime.name}</span> <RuntimeWord state={runtime.state} />
            {runtime.inConflict && (
              <span className="caution note">
                {' '}
                <Sign name="caution" size={12} /> contradicted
              </span>
            )}
          </li>
        ))}
      </ul>
      <Raw text={site.containerRaw} />
    </>
  );
}

export function Batch({ site }: { site: SiteRowDto }) {
  const { value, raw } = site.batchSystem;
  if (value === '' && raw === '') return <Blank words="nobody has said" />;
  return (
    <>
      {value}
      {raw !== value && <Raw text={raw} />}
    </>
  );
}

/** Caches and the limit of an image, those that are known. */
export function Caches({ site }: { site: SiteRowDto }) {
  const sizes = [
    ['per node', site.nodeCacheBytes],
    ['proxy', site.proxyCacheBytes],
    ['image limit', site.imageLimitBytes],
  ] as const;
  const known = sizes.filter(([, bytes]) => bytes !== null);
  if (known.length === 0) return <Blank words="nobody has said" />;
  return (
    <ul>
      {known.map(([label, bytes]) => (
        <li key={label} className="whitespace-nowrap">
          {saySize(bytes ?? 0)} <span className="text-ink-3">{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** How many packages stand at each level here; levels with none are left out. */
export function LevelCounts({ levels }: { levels: SiteRowDto['rollUp']['levels'] }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {LEVELS.filter((level) => levels[level] > 0).map((level) => (
        <li key={level} className={`level lv-${level}`}>
          <Sign name={level} size={12} />
          {sayNumber(levels[level])} {level}
        </li>
      ))}
    </ul>
  );
}
