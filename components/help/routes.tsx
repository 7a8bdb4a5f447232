import { CHECK_STATES, type CheckState } from '#lib/domain/vocabulary.ts';
import { Sign } from '../status/signs.tsx';
import { CheckWord } from '../status/words.tsx';
import { Facts } from './facts.tsx';

const SAYS: Record<CheckState, string> = {
  pass: 'Nothing to do.',
  todo: 'Work that nothing prevents.',
  fail: 'It blocks this way until something changes.',
  unknown: 'Nobody has given the answer, so the way is unknown. Find it out and record it.',
  'n/a': 'The question does not arise here.',
};

/** How a level comes about: ways, checks, the best way counts. */
export function RouteHelp() {
  return (
    <>
      <div className="mb-3 max-w-[80ch] space-y-2">
        <p>
          A package can run at a site natively on its nodes, in a virtual machine, or in a container with one of the
          site’s runtimes. Each way is a list of checks. A check that fails blocks its way; one that nobody can answer
          leaves it unknown; otherwise the way is at least possible.
        </p>
        <p>
          From there it climbs: an image is built, it can be started at the site, the required tests pass there, an
          expert signs off the output. The best way gives the pair its level, and the others stay visible. Every cell is
          a link to all of them.
        </p>
      </div>
      <Facts
        items={[
          ...CHECK_STATES.map((state) => [<CheckWord key={state} state={state} />, SAYS[state]] as const),
          [
            <span key="c" className="caution">
              <Sign name="caution" size={12} /> caution
            </span>,
            'Something that does not change the level but must be said: a platform past its end of life, a runtime in testing, statements that contradict each other.',
          ],
        ]}
      />
    </>
  );
}
