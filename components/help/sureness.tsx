import { SUPPORTS, type Support } from '#lib/domain/vocabulary.ts';
import { CELL_LOOKS } from '../status/cell-value.tsx';
import { Sign } from '../status/signs.tsx';
import { SUPPORT_LOOKS } from '../status/supports.tsx';
import { Facts } from './facts.tsx';

const SUPPORT_SAYS: Record<Support, string> = {
  supported: 'Somebody answers for it.',
  works: 'It was seen to work; nobody answers for it.',
  doubtful: 'It may work. Try it, and record what happens.',
  broken: 'It was tried and does not work.',
  unknown: 'Try it or ask, and record the answer.',
};

/** Values of a cell, platforms, and how statements are told from each other. */
export function Sureness() {
  return (
    <Facts
      items={[
        [
          'Cells',
          <>
            <ul className="flex flex-wrap gap-x-5">
              {Object.entries(CELL_LOOKS).map(([value, { sign, words, tone }]) => (
                <li key={value}>
                  <span className={tone}>
                    <Sign name={sign} size={12} />
                  </span>{' '}
                  {words}
                </li>
              ))}
            </ul>
            <p className="note">
              The text as its source had it stands below in <span className="raw">“italics and quotation marks”</span>.
              What nobody has said is unknown, which is not the same as no.
            </p>
          </>,
        ],
        [
          'Platforms',
          <ul key="p">
            {SUPPORTS.map((support) => (
              <li key={support}>
                <span className={`term ${SUPPORT_LOOKS[support].tone}`}>
                  <Sign name={SUPPORT_LOOKS[support].sign} size={12} />
                  {SUPPORT_LOOKS[support].words}
                </span>{' '}
                {SUPPORT_SAYS[support]}
              </li>
            ))}
          </ul>,
        ],
        [
          'likely, doubtful, hearsay',
          'How sure the person was who stated it. Without a word the statement was made as certain.',
        ],
        [
          'not settled',
          'Another statement says otherwise. Both stand side by side until an expert settles which one holds.',
        ],
        [
          'superseded, rejected',
          'A later statement took its place, or an expert settled against it. It is kept, and grey.',
        ],
        ['Small green figures', 'The source of a statement, listed at the end of the page.'],
      ]}
    />
  );
}
