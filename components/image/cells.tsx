import type { ApiImage } from '#lib/contracts/api/image.ts';
import { sayChannel } from '#lib/contracts/tables/build-words.ts';
import { livingTags, NAMED } from '#lib/contracts/tables/images.ts';
import { word } from '#lib/domain/vocabulary.ts';
import { Digest, Outcomes, Size, Tags } from '../build/words.tsx';
import { count } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { Day } from '../ui/day.tsx';
import { imageHref, packageHref, platformHref } from '../ui/hrefs.ts';

const key = (text: string) => (text === '' ? <Blank /> : <span className="key wrap-anywhere">{text}</span>);
const said = (text: string) => (text === '' ? <Blank /> : text);

const CELLS: Readonly<Record<string, (image: ApiImage) => React.ReactNode>> = {
  name: ({ slug, name }) => (
    <a data-main="" className="font-[570] no-underline hover:underline" href={imageHref(slug)}>
      {name}
    </a>
  ),
  flavour: ({ flavour }) => <Flavour of={flavour} />,
  base: ({ base }) => <Base of={base} />,
  packages: (image) => <Contents of={image} />,
  tags: (image) => <TagNames of={image} />,
  current: (image) => <Current of={image} />,
  size: ({ current }) => (current === null ? <Blank words="no build" /> : <Size bytes={current.sizeBytes} />),
  published: ({ current }) =>
    current === null || current.channels.length === 0 ? (
      <Blank words="nowhere" />
    ) : (
      current.channels.map(sayChannel).join(', ')
    ),
  tests: ({ current }) =>
    current === null ? <Blank words="no build" /> : <Outcomes of={current.outcomes} none="none yet" />,
  builds: ({ slug, builds }) =>
    builds.count === 0 ? <Blank words="none" /> : <a href={`/builds?image=${slug}`}>{builds.count}</a>,
  repository: ({ repository }) => key(repository),
  policy: ({ tagPolicy }) => (tagPolicy === '' ? <Blank words="the newest build" /> : key(tagPolicy)),
  mounts: ({ mounts, mountsRaw }) =>
    mounts.length === 0 ? said(mountsRaw) : <span className="key">{mounts.map(({ path }) => path).join('  ')}</span>,
  recipe: ({ recipeUrl }) => <Recipe url={recipeUrl} />,
  evidence: ({ evidenceRaw }) => said(evidenceRaw),
  summary: ({ summary }) => said(summary),
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the images looks. */
export const imageCell = (column: string, image: ApiImage): React.ReactNode => CELLS[column]?.(image);

/** What kind of image it is, and what its source calls it. */
export function Flavour({ of: { value, raw } }: { of: ApiImage['flavour'] }) {
  return (
    <>
      {value === 'unknown' ? <Blank /> : word(value)}
      {raw !== '' && raw !== value && <span className="note raw block">“{raw}”</span>}
    </>
  );
}

/** What an image is built on: the platform, and what the recipe calls it. */
export function Base({ of: { platform, name, raw } }: { of: ApiImage['base'] }) {
  if (platform === null) return raw === '' ? <Blank /> : <q className="raw">{raw}</q>;
  return (
    <>
      <a href={platformHref(platform)}>{name}</a>
      {raw !== '' && <span className="key block">{raw}</span>}
    </>
  );
}

/** Where the recipe is. */
export function Recipe({ url }: { url: string }) {
  if (url === '') return <Blank />;
  return (
    <a href={url} rel="noreferrer nofollow" className="wrap-anywhere">
      {url}
    </a>
  );
}

function Contents({ of: { contents, contentsRaw } }: { of: ApiImage }) {
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

function TagNames({ of }: { of: ApiImage }) {
  const living = livingTags(of);
  if (living.length === 0) return <Blank words="none" />;
  return (
    <>
      <Tags image={of.slug} names={living.slice(0, NAMED)} />
      {of.tags.count > NAMED && <span className="note">of {count(of.tags.count, 'tag')}</span>}
    </>
  );
}

function Current({ of: { current, builds } }: { of: ApiImage }) {
  if (current === null) return <Blank words={builds.count === 0 ? 'no build yet' : 'none has succeeded'} />;
  return (
    <>
      <Digest of={current.digest} copy={false} />
      <span className="note block">
        made <Day on={current.createdAt} />
      </span>
    </>
  );
}
