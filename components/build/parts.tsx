import { sayChannel, shortHex } from '#lib/contracts/tables/build-words.ts';
import { type PublicationState, word } from '#lib/domain/vocabulary.ts';
import type { BuildPageDto } from '#lib/read/dto-build.ts';
import type { BuildDto, BuildRowDto } from '#lib/read/dto-image.ts';
import { saySize } from '../site/size.ts';
import { type Look, term } from '../status/term.tsx';
import { Copy } from '../ui/copy.tsx';
import { Heads } from '../ui/heads.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';
import { Digest } from './words.tsx';

/** What a build is made of: its layers, or for an index the builds it stands for; and the indexes that stand for it. */
export function Content({ of: { build, members, memberOf } }: { of: BuildPageDto }) {
  return (
    <>
      {members.length > 0 && <Related builds={members} />}
      {members.length === 0 && build.layers.length === 0 && <Empty>Its layers are not known.</Empty>}
      {build.layers.length > 0 && <Layers layers={build.layers} />}
      {memberOf.length > 0 && (
        <>
          <h3 className="mt-4 font-[570]">It is a member of</h3>
          <Related builds={memberOf} />
        </>
      )}
    </>
  );
}

/** Layers with their sizes and the share each has of the whole. */
function Layers({ layers }: { layers: BuildDto['layers'] }) {
  const all = layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <table className="grid-table">
      <caption>Layers, the lowest first</caption>
      <Heads of={['Layer', { number: 'Size' }, { number: 'Share' }]}>
        <th scope="col" className="w-1/3 max-sm:hidden">
          <span className="sr-only">Drawn</span>
        </th>
      </Heads>
      <tbody>
        {layers.map(({ digest, sizeBytes }, position) => {
          const share = all === 0 ? 0 : (100 * sizeBytes) / all;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one layer may be in an image twice, and their order never changes
            <tr key={position}>
              <th scope="row" className="whitespace-nowrap">
                <span className="font-mono" title={digest}>
                  {shortHex(digest)}
                </span>
                <Copy text={digest} what={`the digest of layer ${position + 1}`} />
              </th>
              <td className="num whitespace-nowrap">{saySize(sizeBytes)}</td>
              <td className="num">{share > 0 && share < 1 ? '<1' : Math.round(share)} %</td>
              <td className="max-sm:hidden" aria-hidden="true">
                <span className="share-bar" style={{ width: `${share}%` }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Builds that an index stands for, or indexes that stand for a build. */
function Related({ builds }: { builds: readonly BuildRowDto[] }) {
  return (
    <ul className="lines">
      {builds.map((build) => (
        <li key={build.digest} className="flex flex-wrap gap-x-4">
          {build.digest !== null && <Digest of={build.digest} />}
          <span>{build.architecture === '' ? 'architecture not known' : build.architecture}</span>
          {build.sizeBytes !== null && <span className="text-ink-2">{saySize(build.sizeBytes)}</span>}
          {build.tags.length > 0 && <span className="font-mono">{build.tags.join(' ')}</span>}
        </li>
      ))}
    </ul>
  );
}

const STATES: Record<PublicationState, Look> = {
  pending: ['waits', 'pending', ''],
  declared: ['said', 'declared', ''],
  confirmed: ['yes', 'seen there', 'term-good'],
  withdrawn: ['na', 'withdrawn', 'term-quiet'],
};

/** Where the build was made visible, and who says so. */
export function Publications({
  publications,
  siteNames,
}: {
  publications: BuildDto['publications'];
  siteNames: Readonly<Record<string, string>>;
}) {
  if (publications.length === 0)
    return (
      <Empty>It is published nowhere that is known. A registry’s report or a publication list makes it known.</Empty>
    );
  return (
    <table className="grid-table stacks stacks-pairs">
      <caption>Where it was published, newest first</caption>
      <Heads of={['Path', 'Channel', 'Site', 'State', 'Since', 'Learned from']} />
      <tbody>
        {publications.map(({ channel, path, site, state, at, via }) => (
          <tr key={`${channel} ${path} ${site}`}>
            <th scope="row" className="key">
              {path === '' ? 'no path said' : path}
            </th>
            <td data-label="Channel">{sayChannel(channel)}</td>
            <td data-label="Site">
              {site === null ? 'every site' : <a href={siteHref(site)}>{siteNames[site] ?? site}</a>}
            </td>
            <td data-label="State">{term(STATES[state])}</td>
            <td data-label="Since">
              <Instant at={at} />
            </td>
            <td data-label="Learned from">{via === '' ? 'not recorded' : word(via)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What lies beside the build in its registry. */
export function Referrers({ referrers }: { referrers: BuildDto['referrers'] }) {
  if (referrers.length === 0) return <Empty>No SBOM, signature or attestation lies beside it in its registry.</Empty>;
  return (
    <ul className="lines">
      {referrers.map(({ digest, artifactType, sizeBytes, annotations }) => (
        <li key={digest}>
          <p>
            {sayArtifact(artifactType)} <span className="note">{saySize(sizeBytes)}</span>
          </p>
          <p className="note">
            <span className="key">{shortHex(digest)}</span>
            <Copy text={digest} what={`the digest of the ${sayArtifact(artifactType)}`} />
            {artifactType !== '' && <span className="key"> {artifactType}</span>}
          </p>
          <Labels labels={annotations} />
        </li>
      ))}
    </ul>
  );
}

/** "SBOM (SPDX)" of the media types that people meet; of others the type stands beside it. */
function sayArtifact(type: string): string {
  if (/spdx/i.test(type)) return 'SBOM (SPDX)';
  if (/cyclonedx/i.test(type)) return 'SBOM (CycloneDX)';
  if (/cosign|signature|notary/i.test(type)) return 'signature';
  if (/in-toto|attestation|provenance/i.test(type)) return 'attestation';
  return 'artifact';
}

/** Labels as they are, shown as text: whoever made the image wrote them. */
export function Labels({ labels, title }: { labels: Readonly<Record<string, string>>; title?: string }) {
  const all = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  if (all.length === 0) return null;
  return (
    <>
      {title !== undefined && <h3 className="mt-4 font-[570]">{title}</h3>}
      <dl className="facts facts-labels">
        {all.map(([name, value]) => (
          <div key={name}>
            <dt className="key wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere">{value === '' ? <span className="text-ink-3">empty</span> : value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
