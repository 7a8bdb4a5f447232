import { LEVELS, type Level } from '#lib/domain/vocabulary.ts';
import type { OverviewDto } from '#lib/read/dto.ts';
import { LevelWord } from '../status/level.tsx';
import { sayReady, sayRest } from './say.ts';

/** The one sentence people come for, and below it how many targeted pairs stand at each level. */
export function Answer({ title, pairs }: { title: string; pairs: OverviewDto['pairs'] }) {
  return (
    <div>
      <h1 className="text-head text-ink-2">{title}</h1>
      <p className="mt-1 text-title font-[620] tracking-[-0.022em]">{sayReady(pairs.ready, pairs.targeted)}</p>
      <p className="mt-2 max-w-[68ch] text-ink-2">
        {sayRest(pairs.targetedLevels)} A pair is a package at a site where some use case needs it; it is ready once
        every required test has passed there.
      </p>
      <Scale levels={pairs.targetedLevels} label="Targeted pairs by level" />
    </div>
  );
}

export function Scale({ levels, label }: { levels: Record<Level, number>; label: string }) {
  return (
    <ul className="scale mt-6" aria-label={label}>
      {LEVELS.map((level) => (
        <li key={level} className={`lv-${level}`} data-count={levels[level]}>
          <span className="count">{levels[level]}</span>
          <LevelWord level={level} />
        </li>
      ))}
    </ul>
  );
}
