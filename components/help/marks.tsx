import { TRISTATES, type Tristate } from '#lib/domain/vocabulary.ts';
import { Sign } from '../status/signs.tsx';
import { TODAY } from '../status/today.tsx';
import { Facts } from './facts.tsx';

const SAYS: Record<Tristate, string> = {
  yes: 'It runs there now. Its own page at the site says how: natively, in a virtual machine or in a container.',
  no: 'It does not run there now, whatever may become possible.',
  unknown: 'Nobody has said whether it runs there now. Ask the site’s contact or the package’s expert.',
};

/** The mark of today, which stands below the level. */
export function Today() {
  return (
    <>
      <p className="mb-2 max-w-[80ch]">
        Find the package’s row and the site’s column on the overview. Below the level stands a flag for today. It never
        changes the level: nodes that run something today may be retiring, while the level speaks of those that stay or
        come.
      </p>
      <Facts
        items={TRISTATES.map((answer) => [
          <span key={answer} className="text-ink">
            <Sign name={TODAY[answer].sign} size={12} /> {TODAY[answer].words}
          </span>,
          SAYS[answer],
        ])}
      />
    </>
  );
}
