import { LEVEL_TERMS, LEVELS, READY_LEVEL } from '#lib/domain/vocabulary.ts';
import { LevelWord } from '../status/level.tsx';

/** The seven levels, worst first: sign, word, what it says, what to do. */
export function LevelTable() {
  return (
    <table className="grid-table level-list">
      <caption>The levels, what they say and what to do</caption>
      <thead>
        <tr>
          <th scope="col" className="pl-0!">
            Level
          </th>
          <th scope="col">It says</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => (
          <tr key={level}>
            <th scope="row" className={`lv-${level}`} style={{ background: 'var(--tint)' }}>
              <LevelWord level={level} size={24} />
            </th>
            <td>
              {LEVEL_TERMS[level].says}
              {level === READY_LEVEL && <span className="note block">From here on a pair counts as ready.</span>}
            </td>
            <td>{LEVEL_TERMS[level].todo}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
