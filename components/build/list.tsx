import type { BuildRowDto } from '#lib/read/dto-image.ts';
import { Blank } from '../status/blank.tsx';
import { imageHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { BuildWord, Digest, Outcomes, Size, Tags } from './words.tsx';

/** Builds, one a line: how far each came, what points at it, how large it is, when it came, and how its tests went. */
export function BuildList({
  builds,
  caption,
  image = false,
}: {
  builds: readonly BuildRowDto[];
  caption: string;
  /** Whether to say of which image each is. */
  image?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label={caption}>
      <table className="grid-table stacks stacks-pairs">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Build</th>
            {image && <th scope="col">Image</th>}
            <th scope="col">State</th>
            <th scope="col">Tags</th>
            <th scope="col">Architectures</th>
            <th scope="col" className="num">
              Size
            </th>
            <th scope="col">Pushed</th>
            <th scope="col">Tests</th>
            <th scope="col">Made by</th>
          </tr>
        </thead>
        <tbody>
          {builds.map((build) => (
            <tr key={build.digest ?? `${build.image} ${build.createdAt} ${build.ciUrl}`}>
              <th scope="row">
                {build.digest === null ? <Blank words="no digest yet" /> : <Digest of={build.digest} />}
              </th>
              {image && (
                <td data-label="Image">
                  <a href={imageHref(build.image)}>{build.image}</a>
                </td>
              )}
              <td data-label="State">
                <BuildWord state={build.status} gone={build.goneAt !== null} />
              </td>
              <td data-label="Tags">
                {build.tags.length === 0 ? (
                  <span className="text-ink-3">none now</span>
                ) : (
                  <Tags image={build.image} names={build.tags} />
                )}
              </td>
              <td data-label="Architectures">
                {build.architecture === '' ? <Blank words="not known" /> : build.architecture}
              </td>
              <td data-label="Size" className="num whitespace-nowrap">
                <Size bytes={build.sizeBytes} />
              </td>
              <td data-label="Pushed">
                {build.pushedAt === null ? <Blank words="not known" /> : <Instant at={build.pushedAt} />}
              </td>
              <td data-label="Tests">
                <Outcomes of={build.outcomes} none="none yet" />
              </td>
              <td data-label="Made by">
                <MadeBy build={build} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The job that made a build and the state of the sources it had, as far as somebody said. */
export function MadeBy({ build: { ciUrl, revision } }: { build: Pick<BuildRowDto, 'ciUrl' | 'revision'> }) {
  if (ciUrl === '' && revision === '') return <Blank />;
  return (
    <>
      {ciUrl !== '' && (
        <a href={ciUrl} rel="noreferrer nofollow">
          CI job
        </a>
      )}
      {ciUrl !== '' && revision !== '' && ', '}
      {revision !== '' && (
        <>
          revision{' '}
          <span className="key" title={revision}>
            {revision.slice(0, 12)}
          </span>
        </>
      )}
    </>
  );
}
