import type { ImageDto } from '#lib/read/dto-build.ts';
import { Instant } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';

/** Where an image's builds come from without anybody typing them. */
export function Origin({ image: { repositories } }: { image: ImageDto }) {
  if (repositories.length === 0)
    return (
      <Empty>
        No repository reports to this image now. An admin maps one to it at <a href="/admin/sources">Sources</a>, or a
        CI job <a href="/api/reporting">reports its builds</a>.
      </Empty>
    );
  return (
    <ul className="lines">
      {repositories.map(({ repository, tagPolicy, sweptAt }) => (
        <li key={repository}>
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
          </p>
        </li>
      ))}
    </ul>
  );
}
