import { word } from '#lib/domain/vocabulary.ts';
import type { ImageEntryDto } from '#lib/read/dto-image.ts';
import { Digest, Outcomes, Size, sayChannel } from '../build/words.tsx';
import { count } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { imageHref, packageHref, platformHref, tagHref } from '../ui/hrefs.ts';
import { sayLength } from '../ui/instant.tsx';

/** Images, one a line: what each is, what it holds, and the build of it that counts. */
export function ImageList({ images, now }: { images: readonly ImageEntryDto[]; now: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Images">
      <table className="grid-table stacks stacks-pairs">
        <caption>Images and the builds that count</caption>
        <thead>
          <tr>
            <th scope="col">Image</th>
            <th scope="col">Base</th>
            <th scope="col">Packages</th>
            <th scope="col">Tags</th>
            <th scope="col">Build that counts</th>
            <th scope="col" className="num">
              Size
            </th>
            <th scope="col">Published</th>
            <th scope="col">Tests</th>
          </tr>
        </thead>
        <tbody>
          {images.map((image) => (
            <tr key={image.slug}>
              <th scope="row" className="text">
                <a href={imageHref(image.slug)} className="font-[570]">
                  {image.name}
                </a>
                <span className="note block">
                  {image.flavour.value === 'unknown' ? 'flavour not known' : word(image.flavour.value)}
                  {image.repository !== '' && (
                    <>
                      , <span className="key">{image.repository}</span>
                    </>
                  )}
                </span>
              </th>
              <td data-label="Base">
                <Base of={image.base} />
              </td>
              <td data-label="Packages">
                <Contents of={image} />
              </td>
              <td data-label="Tags">
                <TagNames of={image} />
              </td>
              <td data-label="Build that counts">
                <Current of={image} now={now} />
              </td>
              <td data-label="Size" className="num whitespace-nowrap">
                {image.current && <Size bytes={image.current.sizeBytes} />}
              </td>
              <td data-label="Published">
                {image.current &&
                  (image.current.channels.length === 0 ? (
                    <span className="text-ink-3">nowhere</span>
                  ) : (
                    image.current.channels.map(sayChannel).join(', ')
                  ))}
              </td>
              <td data-label="Tests">{image.current && <Outcomes of={image.current.outcomes} none="none yet" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What an image is built on: the platform, and what the recipe calls it. */
export function Base({ of: { platform, name, raw } }: { of: ImageEntryDto['base'] }) {
  if (platform === null) return raw === '' ? <Blank /> : <q className="raw">{raw}</q>;
  return (
    <>
      <a href={platformHref(platform)}>{name}</a>
      {raw !== '' && <span className="key block">{raw}</span>}
    </>
  );
}

/** Packages named in a line of a list. */
const NAMED = 4;

function Contents({ of: { contents, contentsRaw } }: { of: ImageEntryDto }) {
  if (contents.count === 0)
    return contentsRaw === '' ? <Blank /> : <span className="text-ink-3">none that is registered</span>;
  const more = contents.count - Math.min(NAMED, contents.first.length);
  return (
    <>
      {contents.first.slice(0, NAMED).map(({ package: slug, name, mounted }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <a href={packageHref(slug)}>{name}</a>
          {mounted && ' (mounted)'}
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

function TagNames({ of: { slug, tags } }: { of: ImageEntryDto }) {
  const living = tags.newest.filter(({ digest }) => digest !== null);
  if (living.length === 0) return <span className="text-ink-3">none</span>;
  return (
    <>
      {living.slice(0, 3).map(({ name }) => (
        <a key={name} className="mr-2 font-mono" href={tagHref(slug, name)}>
          {name}
        </a>
      ))}
      {tags.count > 3 && <span className="note">of {count(tags.count, 'tag')}</span>}
    </>
  );
}

function Current({ of: { current, builds }, now }: { of: ImageEntryDto; now: string }) {
  if (current === null)
    return <span className="text-ink-3">{builds.count === 0 ? 'no build yet' : 'none has succeeded'}</span>;
  return (
    <>
      <Digest of={current.digest} copy={false} />
      <span className="note block">{sayLength(current.createdAt, now)} old</span>
    </>
  );
}
