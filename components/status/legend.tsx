import { LEVELS, TRISTATES } from '#lib/domain/vocabulary.ts';
import { LevelWord } from './level.tsx';
import { Sign } from './signs.tsx';
import { TODAY } from './today.tsx';

/** What the signs mean, worst to best, under every matrix. */
export function Legend() {
  return (
    <div className="note mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5">
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5" aria-label="Levels, from worst to best">
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelWord level={level} size={12} />
          </li>
        ))}
      </ul>
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5" aria-label="Other marks">
        {TRISTATES.map((answer) => (
          <li key={answer}>
            <Sign name={TODAY[answer].sign} size={12} /> {TODAY[answer].words}
          </li>
        ))}
        <li>
          <span className="caution">
            <Sign name="caution" size={12} />
          </span>{' '}
          with cautions
        </li>
        <li>dimmed: no use case needs it there</li>
      </ul>
      <a href="/help">What the levels mean</a>
    </div>
  );
}
