import type { ImageDto } from '#lib/read/dto-build.ts';
import { Instant } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';

/** Where an image's builds come from without anybody typing them. */
export function Origin({
  image: { repositories },
  mayKeep,
}: {
  image: ImageDto;
  /** Whether the reader looks after the sources, and has their pages. */
  mayKeep: boolean;
}) {
  const sources = mayKeep ? <a href="/admin/sources">webhook sources</a> : 'webhook sources';
  const isReported = repositories.some(({ retired }) => !retired);
  return (
    <>
      {repositories.length > 0 && (
        <ul className="lines">
          {repositories.map(({ repository, tagPolicy, sweptAt, retired }) => (
            <li key={`${repository} ${retired} ${tagPolicy} ${sweptAt}`}>
              <p className="key">{repository}</p>
              <p className="note">
                {tagPolicy === '' ? 'all tags' : `tags ${tagPolicy}`},{' '}
                {sweptAt === null ? (
                  'not read through yet'
                ) : (
                  <>
                    last read through <Instant at={sweptAt} />
                  </>
                )}
                {retired &&
                  '. The source that maps it is retired: what it reports is refused, and it is not read through.'}
              </p>
            </li>
          ))}
        </ul>
      )}
      {!isReported && (
        <Empty>
          {repositories.length === 0
            ? 'No repository is mapped to this image. An admin maps one under '
            : 'So nothing comes from a registry now. An admin can take the source into use again under '}
          {sources}; a CI job can also <a href="/api/reporting">report its builds</a> itself.
        </Empty>
      )}
    </>
  );
}
