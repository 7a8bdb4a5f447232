import { sayChannel } from '#lib/contracts/tables/build-words.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { ImageDto } from '#lib/read/dto-build.ts';
import { Digest, Outcomes } from '../build/words.tsx';
import { saySize } from '../site/size.ts';
import { Sign } from '../status/signs.tsx';
import { tagHref } from '../ui/hrefs.ts';
import { sayLength } from '../ui/instant.tsx';

/** The answer first: which build counts, how old and how large it is, where it can be had, how its tests went. */
export function ImageHead({ image, now }: { image: ImageDto; now: string }) {
  const { current, tagPolicy, tagHistory, slug } = image;
  const moved = tagHistory.find(({ name }) => name === tagPolicy)?.movedSince ?? null;
  return (
    <>
      <p className="mt-1 max-w-prose text-ink-2">
        {[image.flavour.value === 'unknown' ? '' : `${word(image.flavour.value)} image`, image.summary]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {current === null ? (
        <p className="mt-3 text-head">
          {image.builds.count === 0 ? 'No build is registered.' : 'No build has succeeded.'}
        </p>
      ) : (
        <>
          <p className="mt-3 text-head">
            Build <Digest of={current.digest} /> counts, {sayLength(current.createdAt, now)} old
            {current.sizeBytes !== null && `, ${saySize(current.sizeBytes)}`}
          </p>
          <p className="mt-1 text-ink-2">
            {tagPolicy === '' ? (
              'It is the newest build that succeeded'
            ) : (
              <>
                The tag{' '}
                <a className="font-mono" href={tagHref(slug, tagPolicy)}>
                  {tagPolicy}
                </a>{' '}
                decides
              </>
            )}
            .{' '}
            {current.channels.length === 0
              ? 'It is published nowhere.'
              : `It can be had from: ${current.channels.map(sayChannel).join(', ')}.`}
          </p>
          <div className="mt-2">
            <Outcomes of={current.outcomes} none="No test of it has been reported." />
          </div>
        </>
      )}
      {moved && (
        <p className="caution mt-2">
          <Sign name="caution" size={12} /> The tag {tagPolicy} moved since it was tested.
        </p>
      )}
    </>
  );
}
