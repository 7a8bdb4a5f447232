import type { CardDto } from '#lib/read/dto-board.ts';
import type { TaskReviewDto } from '#lib/read/read-task-review.ts';
import { isOverdue } from '../board/overdue.ts';
import { count } from '../overview/say.ts';
import { DecisionWord } from '../question/words.tsx';
import { Day } from '../ui/day.tsx';
import { pairHref, questionHref, taskHref } from '../ui/hrefs.ts';
import { TaskNames } from './relations.tsx';

/** The page that a meeting goes through: numbers, what came about, what is stuck, what is next, what is decided and open. */
export function TaskReview({ review }: { review: TaskReviewDto }) {
  const { counts, pairs, since, today, done, stuck, priorities, unlocks, decisions, questions } = review;
  const numbers: [string, React.ReactNode][] = [
    ['tasks done', `${counts.done} of ${counts.scope}`],
    ['open', counts.open],
    ['overdue', counts.overdue],
    ['blocked or waiting', counts.blocked],
    ['needed pairs ready', `${pairs.ready} of ${pairs.targeted}`],
  ];
  return (
    <div className="review">
      <dl className="review-numbers">
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <Part title="Top priorities">
        <Tasks list={priorities} none="No open task." today={today} />
      </Part>
      <Part title="Overdue, blocked or waiting">
        <Tasks list={stuck} none="Nothing is overdue, and nothing waits." today={today} />
      </Part>
      <Part
        title={
          <>
            Done since <Day on={since} />
          </>
        }
      >
        <Tasks
          list={done}
          none="No task is known to have been closed in this time."
          today={today}
          closed={done.cards}
        />
      </Part>
      <Part title="What would unlock most">
        {unlocks.length === 0 ? (
          <p className="note">Nothing stands in the way of a needed pair.</p>
        ) : (
          <ol>
            {unlocks.map(({ key, text, owner, unlocks: many, example }) => (
              <li key={key}>
                {text}{' '}
                <span className="note">
                  <a href={pairHref(example.package, example.site)}>{count(many, 'pair')}</a>, {owner}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Part>
      <Part
        title={
          <>
            Decisions since <Day on={since} />, and those proposed
          </>
        }
      >
        {decisions.made.length + decisions.proposed.length === 0 && <p className="note">None.</p>}
        <ul>
          {[...decisions.made, ...decisions.proposed].map((decision) => (
            <li key={`${decision.question} ${decision.slug}`}>
              <DecisionWord state={decision.state} />{' '}
              <a href={questionHref(decision.question)}>{decision.questionName}</a>
              {/[?:.]$/.test(decision.questionName) ? '' : ':'} {decision.option ?? decision.text}
              {decision.on !== null && (
                <span className="note">
                  {' '}
                  <Day on={decision.on} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Open questions">
        {questions.items.length === 0 && <p className="note">None.</p>}
        <ul>
          {questions.items.map(({ slug, name }) => (
            <li key={slug}>
              <a href={questionHref(slug)}>{name}</a>
            </li>
          ))}
        </ul>
        {questions.more > 0 && <p className="note">and {questions.more} more</p>}
      </Part>
    </div>
  );
}

const Part = ({ title, children }: { title: React.ReactNode; children: React.ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

function Tasks({
  list: { cards, more },
  none,
  today,
  closed = [],
}: {
  list: { cards: readonly CardDto[]; more: number };
  none: string;
  today: string;
  closed?: readonly { number: number; closedOn: string | null }[];
}) {
  if (cards.length === 0) return <p className="note">{none}</p>;
  return (
    <>
      <ul>
        {cards.map((card) => (
          <li key={card.number}>
            <a href={taskHref(card.number)}>
              #{card.number} {card.name}
            </a>{' '}
            <Notes card={card} today={today} closedOn={closed.find(({ number }) => number === card.number)?.closedOn} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="note">and {more} more</p>}
    </>
  );
}

function Notes({ card, today, closedOn }: { card: CardDto; today: string; closedOn: string | null | undefined }) {
  const { owner, dueOn, state, waitsFor } = card;
  return (
    <span className="note">
      {owner ?? 'no owner'}
      {closedOn && (
        <>
          {', '}
          <Day on={closedOn} />
        </>
      )}
      {dueOn !== null && !closedOn && (
        <>
          , {isOverdue(card, today) ? 'overdue since' : 'due'} <Day on={dueOn} />
        </>
      )}
      {state === 'blocked' && ', blocked'}
      {waitsFor.length > 0 && (
        <>
          , waits for <TaskNames tasks={waitsFor} />
        </>
      )}
    </span>
  );
}
