import type { Support } from '#lib/domain/vocabulary.ts';
import type { SupportDto } from '#lib/read/dto.ts';
import { Blank } from './blank.tsx';
import { Sign, type SignName } from './signs.tsx';

export const SUPPORT_LOOKS: Record<Support, { sign: SignName; words: string; tone: string }> = {
  supported: { sign: 'yes', words: 'supported', tone: 'term-good' },
  works: { sign: 'yes', words: 'works', tone: 'term-good' },
  doubtful: { sign: 'unknown', words: 'doubtful', tone: 'term-doubt' },
  broken: { sign: 'no', words: 'broken', tone: 'term-bad' },
  unknown: { sign: 'blank', words: 'nobody has said', tone: 'term-quiet' },
};

/** Platforms with how sure we are of each; where nobody has said anything, that is said. */
export function Supports({ items, raw, full = false }: { items: SupportDto[]; raw: string; full?: boolean }) {
  if (items.length === 0 && raw.trim() === '') return <Blank />;
  const plain = items.map(({ name }) => name).join(' ');
  return (
    <>
      {items.map((item) => {
        const look = SUPPORT_LOOKS[item.support];
        if (item.support === 'supported' && !full)
          return (
            <span key={item.platform} className="mr-2 whitespace-nowrap">
              {item.name}
            </span>
          );
        return (
          <span key={item.platform} className={`term mr-2 whitespace-nowrap ${look.tone}`}>
            <Sign name={look.sign} size={12} />
            <span className="text-ink">{item.name}</span>
            {look.words}
          </span>
        );
      })}
      {raw.trim() !== '' && raw.trim() !== plain && <span className="note raw block">“{raw.trim()}”</span>}
    </>
  );
}
