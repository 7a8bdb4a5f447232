import { type Existence, type Upgradable, word } from '#lib/domain/vocabulary.ts';
import type { CellDto } from '#lib/read/dto.ts';
import { Sign, type SignName } from './signs.tsx';

type Value = Existence | Upgradable;

interface Look {
  sign: SignName;
  words: string;
  tone: '' | 'term-good' | 'term-bad' | 'term-doubt' | 'term-quiet';
}

/** How each value of a wiki cell looks: yes, no, NA, blank, doubt, hedged and attributed stay apart. */
export const CELL_LOOKS: Record<Value, Look> = {
  yes: { sign: 'yes', words: 'yes', tone: 'term-good' },
  likely: { sign: 'maybe', words: 'probably', tone: 'term-doubt' },
  with_work: { sign: 'maybe', words: word('with_work'), tone: 'term-doubt' },
  conditional: { sign: 'waits', words: 'on a condition', tone: 'term-doubt' },
  unlikely: { sign: 'maybe', words: 'unlikely', tone: 'term-bad' },
  no: { sign: 'no', words: 'no', tone: 'term-bad' },
  na: { sign: 'na', words: 'not applicable', tone: 'term-quiet' },
  doubtful: { sign: 'unknown', words: 'doubtful', tone: 'term-doubt' },
  attributed: { sign: 'said', words: 'somebody says so', tone: '' },
  unknown: { sign: 'blank', words: 'nobody has said', tone: 'term-quiet' },
};

/** The wiki drew yes and no as little pictures; their text says no more than the value. */
export const isBareMark = (raw: string, words: string): boolean =>
  /^\s*(\((tick|error)\))?\s*$/.test(raw) || raw.trim().toLowerCase() === words;

/** A wiki cell: the vocabulary's word with its sign, and below it the text as its source had it. */
export function CellValue({ cell }: { cell: CellDto<Value> }) {
  const look = CELL_LOOKS[cell.value];
  return (
    <>
      <span className={`term ${look.tone}`}>
        <Sign name={look.sign} size={12} />
        {look.words}
      </span>
      {!isBareMark(cell.raw, look.words) && <span className="note raw block">“{cell.raw.trim()}”</span>}
    </>
  );
}
