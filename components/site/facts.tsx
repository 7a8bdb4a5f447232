import { word } from '#lib/domain/vocabulary.ts';
import type { SiteDto } from '#lib/read/dto.ts';
import { Claims } from '../claims/claims.tsx';
import { FactFoot } from '../claims/say-otherwise.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { fieldsOf, SITE_FACTS } from '../history/facts-of.ts';
import { FieldHistory } from '../history/field-link.tsx';
import { namesOfSite } from '../history/names.ts';
import { Blank } from '../status/blank.tsx';
import { Batch, Caches, Nodes, Offers, Runtimes, Vms } from './parts.tsx';
import { saySize } from './size.ts';

/** The farm's columns and what the wiki had no column for, each with who said so. */
export function SiteFacts({
  site,
  sources,
  edited,
}: {
  site: SiteDto;
  sources: Sources;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  const shown = withoutQuoted(site);
  const facts: [cell: string, label: string, value: React.ReactNode, fields: RegExp, field?: string][] = [
    ['nodes', 'Node OS', <Nodes key="n" site={shown} />, /^node(Os|s\.)/, 'nodeOs'],
    [
      'file-systems',
      'Network FS',
      <Offers key="f" site={shown} kind="filesystem" />,
      /^(networkFs|offers\.)/,
      'networkFs',
    ],
    ['', 'Services', <Offers key="s" site={shown} kind="service" />, /^$/],
    ['vm', 'VMs', <Vms key="v" site={shown} />, /^vmOffer/, 'vmOffer'],
    ['containers', 'Container', <Runtimes key="c" site={shown} />, /^(container|runtimes\.)/, 'container'],
    ['batch', 'Batch system', <Batch key="b" site={shown} />, /^batchSystem/, 'batchSystem'],
    [
      'caches',
      'Caches and limits',
      <Caches key="k" site={site} />,
      /^(nodeCache|proxyCache|imageLimit)Bytes/,
      'nodeCacheBytes',
    ],
    [
      'binds',
      'May users bind folders?',
      site.userBinds === 'unknown' ? <Blank key="u" words="nobody has said" /> : word(site.userBinds),
      /^userBinds/,
      'userBinds',
    ],
    ['mounts', 'Mount points', <MountPoints key="m" paths={site.bindable} />, /^bindable/],
    [
      'vsyscall',
      'vsyscall',
      site.vsyscall === 'unknown' ? <Blank key="y" words="nobody has said" /> : word(site.vsyscall),
      /^vsyscall/,
      'vsyscall',
    ],
    ['size', 'Size', <Size key="z" site={site} />, /^(cores|storageBytes)/, 'cores'],
  ];
  const names = namesOfSite(site);
  const belongs = (fields: RegExp) => (claim: { field: string }) => fields.test(claim.field);
  return (
    <dl className="facts facts-said">
      {facts.map(([cell, label, value, fields, field = null]) => (
        <div key={label}>
          <dt>
            {label} <FieldHistory kind="site" slug={site.slug} fields={fieldsOf(SITE_FACTS, label)} label={label} />
          </dt>
          <dd>
            <InPlace entry={cell === '' ? null : edited} cell={cell} label={label}>
              {value}
            </InPlace>
          </dd>
          <dd>
            <Claims claims={site.claims.filter(belongs(fields))} sources={sources} />
            <FactFoot
              of={{ kind: 'site', slug: site.slug, care: site.care }}
              label={label}
              claims={site.claims.filter(belongs(fields))}
              field={field}
              names={names}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MountPoints({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return <Blank words="nobody has said" />;
  return <span className="key">{paths.join('  ')}</span>;
}

function Size({ site }: { site: SiteDto }) {
  const known = [
    site.cores === null ? null : `${site.cores.toLocaleString('en')} cores`,
    site.storageBytes === null ? null : `${saySize(site.storageBytes)} of storage`,
  ].filter((fact) => fact !== null);
  return known.length === 0 ? <Blank words="nobody has said" /> : known.join(', ');
}

/** What a statement beside a fact quotes need not be quoted twice. */
function withoutQuoted(site: SiteDto): SiteDto {
  const quoted = new Set(site.claims.map(({ raw }) => raw.trim()));
  const unsaid = (raw: string) => (quoted.has(raw.trim()) ? '' : raw);
  return {
    ...site,
    nodeOsRaw: unsaid(site.nodeOsRaw),
    networkFsRaw: unsaid(site.networkFsRaw),
    containerRaw: unsaid(site.containerRaw),
    vmOffer: { ...site.vmOffer, raw: unsaid(site.vmOffer.raw) },
    batchSystem: { ...site.batchSystem, raw: unsaid(site.batchSystem.raw) },
  };
}
