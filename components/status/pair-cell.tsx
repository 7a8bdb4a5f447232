import { LEVEL_TERMS } from '#lib/domain/vocabulary.ts';
import type { PairCellDto } from '#lib/read/dto.ts';
import { pairHref } from '../ui/hrefs.ts';
import { Sign } from './signs.tsx';
import { TODAY } from './today.tsx';

/** One pair in a matrix or table: the whole cell is the link to its reasons. Untargeted pairs are dimmed and say so. */
export function PairCell({ cell, packageSlug }: { cell: PairCellDto; packageSlug: string }) {
  const today = TODAY[cell.runsToday];
  const hint = cell.nextAction ? cell.nextAction.text : LEVEL_TERMS[cell.level].todo;
  return (
    <a
      className={`pair lv-${cell.level}${cell.targeted ? '' : ' pair-idle'}`}
      href={pairHref(packageSlug, cell.site)}
      title={hint}
    >
      <span className="flex items-baseline">
        <span className="level">
          <Sign name={cell.level} />
          <span>{LEVEL_TERMS[cell.level].label}</span>
        </span>
        {cell.cautions && (
          <span className="caution">
            <Sign name="caution" size={12} title="with cautions" />
          </span>
        )}
      </span>
      <span className="today">
        <Sign name={today.sign} size={12} /> <span className="words">{today.words}</span>
        {!cell.targeted && <span className="sr-only">, no use case needs it here</span>}
      </span>
    </a>
  );
}
