import { CHECK_OWNERS, type CheckOwner, READY_LEVEL } from '#lib/domain/vocabulary.ts';
import { LevelWord } from '../status/level.tsx';
import { Facts } from './facts.tsx';

const OWNERS: Record<CheckOwner, string> = {
  'package expert':
    'Knows the software: whether it can move to a newer platform, which tests it must pass, whether its output is right.',
  'site contact': 'Answers for a farm: node platforms, file systems, runtimes, what users may mount.',
  'release manager': 'Builds and publishes images.',
};

/** Who does a step, and the three numbers that say what a step is good for. */
export function NextHelp() {
  return (
    <Facts
      items={[
        ...CHECK_OWNERS.map((owner) => [owner, OWNERS[owner]] as const),
        [
          'lifts (overview)',
          'Needed pairs whose level rises when this one step is done and nothing else changes. The step with the most comes first.',
        ],
        [
          'next step for (packages)',
          'Needed pairs that wait for one and the same next step of the package. They may wait for more after it, so the step need not lift them by itself.',
        ],
        [
          'would unblock (tasks)',
          'Checks that the task serves. “Fulfilled” is a check that passes already; “not asked” one that nothing asks for as long as something else comes first.',
        ],
      ]}
    />
  );
}

/** Pair, needed, ready, dimmed. */
export function Counted() {
  return (
    <Facts
      items={[
        ['pair', 'A package at a site.'],
        ['needed', 'Some step of a use case needs the package at that site. Only needed pairs count.'],
        [
          'ready',
          <>
            A needed pair at <LevelWord level={READY_LEVEL} size={12} /> or better. Work in progress never counts as
            done.
          </>,
        ],
        [
          'dimmed',
          'No use case needs the package at that site. The pair is judged all the same. Name it in a step of a use case, and it counts.',
        ],
      ]}
    />
  );
}
