import { LEVEL_TERMS } from '#lib/domain/vocabulary.ts';
import type { PairCellDto } from '#lib/read/dto.ts';
import { pairHref } from '../ui/hrefs.ts';
import { TODAY } from './today.tsx';

/**
 * One pair in a matrix or table: the whole cell is the link to its reasons. Its signs are drawn by the style
 * (`pair.css`), since there are hundreds on a page, and what they and the dimming of untargeted pairs mean is said on a
 * second line, out of sight.
 */
export function PairCell({ cell, packageSlug }: { cell: PairCellDto; packageSlug: string }) {
  const { level, targeted, cautions, nextAction } = cell;
  const today = TODAY[cell.runsToday];
  const rest = [cautions && 'with cautions', !targeted && 'no use case needs it here'].filter((part) => part !== false);
  return (
    <a
      className={`pair lv-${level} sg-${today.sign}${cautions ? ' pair-caution' : ''}${targeted ? '' : ' pair-idle'}`}
      href={pairHref(packageSlug, cell.site)}
      title={nextAction ? nextAction.text : LEVEL_TERMS[level].todo}
    >
      {`${LEVEL_TERMS[level].label} `}
      <small>{rest.length === 0 ? today.words : `${today.words}\n(${rest.join(', ')})`}</small>
    </a>
  );
}
