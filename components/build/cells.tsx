import type { ApiBuild } from '#lib/contracts/api/build.ts';
import { PART_LABELS, shortHex } from '#lib/contracts/tables/build-words.ts';
import { Blank } from '../status/blank.tsx';
import { buildHref, imageHref, platformHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { BuildWord, MadeBy, Outcomes, Size, Tags } from './words.tsx';

const CELLS: Readonly<Record<string, (build: ApiBuild) => React.ReactNode>> = {
  digest: ({ digest }) =>
    digest === null ? (
      <Blank words="no digest yet" />
    ) : (
      <a data-main="" className="font-mono" href={buildHref(digest)} title={digest}>
        {shortHex(digest)}
      </a>
    ),
  image: ({ image, imageName }) => <a href={imageHref(image)}>{imageName}</a>,
  state: ({ status, goneAt }) => <BuildWord state={status} gone={goneAt !== null} />,
  tags: ({ image, tags }) => (tags.length === 0 ? <Blank words="none now" /> : <Tags image={image} names={tags} />),
  architecture: ({ architecture }) => (architecture === '' ? <Blank words="not known" /> : architecture),
  size: ({ sizeBytes }) => <Size bytes={sizeBytes} />,
  created: ({ createdAt }) => <Instant at={createdAt} />,
  pushed: ({ pushedAt }) => (pushedAt === null ? <Blank words="not known" /> : <Instant at={pushedAt} />),
  tests: ({ outcomes }) => <Outcomes of={outcomes} none="none yet" />,
  by: (build) => <MadeBy build={build} />,
  base: ({ basePlatform }) =>
    basePlatform === null ? <Blank words="not known" /> : <a href={platformHref(basePlatform)}>{basePlatform}</a>,
  part: ({ member }) => (member ? PART_LABELS.member : PART_LABELS.whole),
  type: ({ mediaType }) =>
    mediaType === '' ? <Blank words="not known" /> : <span className="key wrap-anywhere">{mediaType}</span>,
};

/** How a cell of the builds looks. */
export const buildCell = (column: string, build: ApiBuild): React.ReactNode => CELLS[column]?.(build);
