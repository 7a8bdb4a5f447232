import { LEVEL_TERMS, type Level } from '#lib/domain/vocabulary.ts';
import { Sign } from './signs.tsx';

/** Sign and word of a level, in its ink. */
export function LevelWord({ level, size = 16 }: { level: Level; size?: 12 | 16 | 24 }) {
  return (
    <span className={`level lv-${level}`}>
      <Sign name={level} size={size} />
      {LEVEL_TERMS[level].label}
    </span>
  );
}

/** The same on its tint, for running text and lists. */
export function LevelBadge({ level }: { level: Level }) {
  return (
    <span className={`level badge lv-${level}`}>
      <Sign name={level} size={12} />
      {LEVEL_TERMS[level].label}
    </span>
  );
}
