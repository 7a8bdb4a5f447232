import type { BuildPageDto } from '#lib/read/dto-build.ts';
import { saySize } from '../site/size.ts';
import { Copy } from '../ui/copy.tsx';
import { imageHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { BuildWord, Outcomes, Tags } from './words.tsx';

/** What the build is, in full, and how it stands. */
export function BuildHead({ of: { build, image, memberOf } }: { of: BuildPageDto }) {
  const { digest, status, goneAt, tags, sizeBytes, architecture, outcomes } = build;
  return (
    <>
      {digest !== null && (
        <p className="mt-1">
          <span className="key">{digest}</span>
          <Copy text={digest} what="the digest" />
        </p>
      )}
      <p className="mt-3 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-head">
        <BuildWord state={status} gone={goneAt !== null} />
        {sizeBytes !== null && <span>{saySize(sizeBytes)}</span>}
        {architecture !== '' && <span className="min-w-0 wrap-anywhere">{architecture}</span>}
      </p>
      <p className="mt-2">
        A build of <a href={imageHref(image.slug)}>{image.name}</a>
        {goneAt !== null && (
          <>
            . Its registry no longer had it <Instant at={goneAt} />
          </>
        )}
        .
      </p>
      <div className="mt-1 flex flex-wrap gap-x-3">
        {tags.length > 0 ? (
          <>
            <span className="text-ink-2">Tags that point at it now:</span> <Tags image={image.slug} names={tags} />
          </>
        ) : (
          <span className="text-ink-2">
            {memberOf.length > 0 ? 'Tags point at the index that it is a member of.' : 'No tag points at it now.'}
          </span>
        )}
      </div>
      <div className="mt-2">
        <Outcomes of={outcomes} none="No test of it has been reported." />
      </div>
    </>
  );
}
