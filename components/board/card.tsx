import type { CardDto } from '#lib/read/dto-board.ts';
import { count } from '../overview/say.ts';
import { TaskNames } from '../task/relations.tsx';
import { Day } from '../ui/day.tsx';
import { EntryRefs } from '../ui/entry-ref.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { isOverdue } from './overdue.ts';

/** What a card says of its task, beside its name. */
export function CardFacts({ card, today }: { card: CardDto; today: string }) {
  const { owner, dueOn, about, unlocks, subTasks, waitsFor } = card;
  return (
    <>
      <p className="note">
        {owner ?? 'Nobody named'}
        {dueOn !== null && (
          <>
            {' · '}
            {isOverdue(card, today) ? (
              <strong className="text-warn">
                overdue since <Day on={dueOn} />
              </strong>
            ) : (
              <>
                due <Day on={dueOn} />
              </>
            )}
          </>
        )}
      </p>
      {about.length > 0 && (
        <div className="note">
          <EntryRefs of={about} />
        </div>
      )}
      {unlocks > 0 && <p className="note">Unlocks {count(unlocks, 'pair')}</p>}
      {subTasks.all > 0 && (
        <p className="note">
          {subTasks.closed} of {count(subTasks.all, 'sub-task')} closed
        </p>
      )}
      {waitsFor.length > 0 && (
        <p className="note">
          Waits for <TaskNames tasks={waitsFor} />
        </p>
      )}
    </>
  );
}

/** The name of a card, as the way to its task. */
export const CardName = ({ card: { number, name } }: { card: CardDto }) => (
  <a className="font-[570] no-underline hover:underline" href={taskHref(number)}>
    <span className="num font-normal text-ink-3">#{number}</span> {name}
  </a>
);
