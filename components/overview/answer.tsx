import { LEVELS, type Level } from '#lib/domain/vocabulary.ts';
import type { OverviewDto } from '#lib/read/dto.ts';
import { LevelWord } from '../status/level.tsx';
import { count, sayNumber, sayReady, sayRest } from './say.ts';

/** The one sentence people come for, and below it how many needed pairs, and pairs in all, stand at each level. */
export function Answer({ title, pairs }: { title: string; pairs: OverviewDto['pairs'] }) {
  return (
    <div>
      <h1 className="text-head text-ink-2">{title}</h1>
      <p className="mt-1 text-title font-[620] tracking-[-0.022em]">{sayReady(pairs.ready, pairs.targeted)}</p>
      <p className="mt-2 max-w-[68ch] text-ink-2">
        {sayRest(pairs.targetedLevels)} A pair is a package at a site. {sayJudged(pairs)} A needed pair is ready once
        every required test has passed there.
      </p>
      <Scale needed={pairs.targetedLevels} all={pairs.levels} />
    </div>
  );
}

function sayJudged({ all, targeted }: OverviewDto['pairs']): string {
  if (targeted === all) return `Use cases need ${all === 1 ? 'the only one' : `all ${sayNumber(all)}`}.`;
  return `${count(all, 'pair')} ${all === 1 ? 'is' : 'are'} judged; the ${sayNumber(targeted)} that use cases need count.`;
}

type Counts = Record<Level, number>;

/** Per level how many needed pairs stand there, of how many pairs in all. */
export function Scale({ needed, all }: { needed: Counts; all: Counts }) {
  return (
    <ul className="scale mt-6" aria-label="Needed pairs by level, of all pairs">
      {LEVELS.map((level) => (
        <li key={level} className={`lv-${level}`} data-count={needed[level]} data-all={all[level]}>
          <span className="figures">
            <span className="count">{sayNumber(needed[level])}</span>
            {all[level] > 0 && <span className="note"> of {sayNumber(all[level])}</span>}
          </span>
          <LevelWord level={level} />
        </li>
      ))}
    </ul>
  );
}
