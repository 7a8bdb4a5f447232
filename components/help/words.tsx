import {
  OFFER_STATES,
  type OfferState,
  RUNTIME_STATES,
  type RuntimeState,
  STRATEGIES,
  type Strategy,
  TASK_STATES,
  type TaskState,
  word,
} from '#lib/domain/vocabulary.ts';
import { OfferWord, RuntimeWord } from '../status/site-words.tsx';
import { TaskWord } from '../status/words.tsx';

const OFFERS: Record<OfferState, string> = {
  available: 'Jobs can use it.',
  phasing_out: 'It can be used now and will go; plan for its end.',
  planned: 'It will come; what needs it waits until then.',
  none: 'The site does not have it and plans none.',
  unknown: 'Ask the site contact.',
};
const RUNTIMES: Record<RuntimeState, string> = {
  production: 'Everybody’s jobs may start containers with it.',
  testing: 'A few nodes or a few people; it counts, with a caution.',
  planned: 'It will come; until then its way is possible at most.',
  refused: 'The site will not offer it.',
  unknown: 'Ask the site contact.',
};
const TASKS: Record<TaskState, string> = {
  open: 'Nobody has begun.',
  in_progress: 'Somebody is at it.',
  blocked: 'It waits for something named on its page.',
  done: 'Finished. If a check it serves is still open, the list says so.',
  abandoned: 'Nobody will do it; its page says why.',
};
const STRATEGY_SAYS: Record<Strategy, string> = {
  undecided: 'Nobody has decided the way forward.',
  maintain: 'It is ported to newer platforms and maintained there.',
  vm: 'It goes into a virtual machine.',
  container: 'It goes into a container.',
  retire: 'It is given up.',
};

/** States of what a site offers, of tasks, and of what was decided for a package. */
export function OtherWords() {
  return (
    <div className="options">
      <Group title="File systems and services of a site">
        {OFFER_STATES.map((state) => (
          <Line key={state} word={<OfferWord state={state} />} says={OFFERS[state]} />
        ))}
      </Group>
      <Group title="Container runtimes at a site">
        {RUNTIME_STATES.map((state) => (
          <Line key={state} word={<RuntimeWord state={state} />} says={RUNTIMES[state]} />
        ))}
      </Group>
      <Group title="Tasks">
        {TASK_STATES.map((state) => (
          <Line key={state} word={<TaskWord state={state} />} says={TASKS[state]} />
        ))}
      </Group>
      <Group title="Strategy of a package">
        {STRATEGIES.map((strategy) => (
          <Line key={strategy} word={word(strategy)} says={STRATEGY_SAYS[strategy]} />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="points">{children}</ul>
    </section>
  );
}

function Line({ word: said, says }: { word: React.ReactNode; says: string }) {
  return (
    <li className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3">
      <span>{said}</span>
      <span className="text-ink-2">{says}</span>
    </li>
  );
}
