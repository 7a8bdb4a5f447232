import type { ApiImage } from '#lib/contracts/api/image.ts';
import { Digest } from '../build/words.tsx';
import { IMAGE_FACTS } from '../history/facts-of.ts';
import { FieldHistories } from '../history/field-link.tsx';
import { Blank } from '../status/blank.tsx';
import { imageHref, packageHref, tagHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';

/** What an image opens to: its tags and where each points, every package that the list names, and what was written of it. */
export function ImageDetail({ image }: { image: ApiImage }) {
  const { slug, name, summary, tags, contents, contentsRaw, mountsRaw, evidenceRaw } = image;
  const more = contents.count - contents.first.length;
  const written = [contentsRaw, mountsRaw, evidenceRaw].filter((text) => text !== '');
  return (
    <div className="max-w-5xl">
      {summary !== '' && <p className="max-w-prose text-ink-2">{summary}</p>}
      <dl className="facts mt-1">
        <div>
          <dt>Tags</dt>
          <dd>
            {tags.count === 0 ? (
              <Blank words="none has been seen" />
            ) : (
              <ul>
                {tags.newest.map((tag) => (
                  <li key={tag.name}>
                    <a className="font-mono" href={tagHref(slug, tag.name)}>
                      {tag.name}
                    </a>{' '}
                    {tag.digest === null ? 'was deleted' : <Digest of={tag.digest} />}{' '}
                    <span className="note">
                      since <Instant at={tag.movedAt} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        <div>
          <dt>Packages</dt>
          <dd>
            {contents.count === 0 && <Blank words="no registered package is named" />}
            {contents.first.map((held, at) => (
              <span key={held.package}>
                {at > 0 && ', '}
                <a href={packageHref(held.package)}>{held.name}</a>
                {held.version !== '' && ` ${held.version}`}
                {held.mounted && ' (mounted)'}
              </span>
            ))}
            {more > 0 && ` and ${more} more`}
          </dd>
        </div>
        {written.length > 0 && (
          <div>
            <dt>As written</dt>
            <dd>
              {written.map((text) => (
                <span key={text} className="note raw block">
                  “{text}”
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p className="mt-2">
        <a href={imageHref(slug)}>Everything about {name}</a>
      </p>
      <FieldHistories kind="image" slug={slug} facts={IMAGE_FACTS} />
    </div>
  );
}
