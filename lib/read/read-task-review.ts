import { isClosedState } from '#lib/domain/tasks/closing.ts';
import type { DecisionState, TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import type { CardDto } from './dto-board.ts';
import { packageIndex } from './package-index.ts';
import { allPairs } from './place-counts.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { taskCards } from './task-cards.ts';
import { topBlockers } from './top-blockers.ts';

export interface ReviewedDecisionDto {
  question: string;
  questionName: string;
  slug: string;
  state: DecisionState;
  text: string;
  option: string | null;
  by: string;
  on: string | null;
}

/** What a meeting looks at, on one page. Each list is cut to what fits; `more` says how much it leaves out. */
export interface TaskReviewDto {
  since: string;
  today: string;
  counts: { scope: number; done: number; open: number; overdue: number; blocked: number };
  pairs: { targeted: number; ready: number };
  done: { cards: (CardDto & { closedOn: string | null })[]; more: number };
  stuck: { cards: CardDto[]; more: number };
  priorities: { cards: CardDto[]; more: number };
  unlocks: OverviewDto['blockers'];
  decisions: { made: ReviewedDecisionDto[]; proposed: ReviewedDecisionDto[] };
  questions: { items: { slug: string; name: string }[]; more: number };
}

const SHOWN = 8;
const STEPS_SHOWN = 5;

interface Line {
  id: number;
  state: TaskState;
  dueOn: string | null;
  closedOn: string | null;
  waits: boolean;
}

/** The page a meeting goes through: what came about since a day, what is stuck and what is next. */
export async function readTaskReview({
  ctx,
  input: { since },
}: {
  ctx: ReadContext;
  input: { since: string };
}): Promise<TaskReviewDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const today = ctx.now.toISOString().slice(0, 10);
  const lines = await query<Line>(ctx, {
    text: `select t.id, t.state::text, t.due_on::text as "dueOn", t.closed_on::text as "closedOn",
                  exists (select 1 from task_dependencies d join tasks n on n.id = d.needs_id join entries f on f.id = n.id
                          where d.task_id = t.id and f.trashed_at is null and n.state not in ('done', 'abandoned')) as waits
           from tasks t join entries e on e.id = t.id where e.trashed_at is null order by t.position, t.number`,
  });
  const open = lines.filter(({ state }) => !isClosedState(state));
  const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const blocked = open.filter(({ state, waits }) => state === 'blocked' || waits);
  const stuck = [...new Set([...overdue, ...blocked])];
  const done = lines
    .filter(({ state, closedOn }) => state === 'done' && closedOn !== null && closedOn >= since)
    .sort((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1));
  const first = open.filter((line) => line.state !== 'blocked');
  const cards = async (of: readonly Line[]) => ({
    cards: await taskCards(
      ctx,
      version,
      of.slice(0, SHOWN).map(({ id }) => id),
    ),
    more: Math.max(0, of.length - SHOWN),
  });
  const doneCards = await cards(done);
  const decisions = await decisionsSince(ctx, since);
  const questions = await openQuestions(ctx);
  const { targeted, ready } = allPairs(await packageIndex(ctx, version));
  const allDone = lines.filter(({ state }) => state === 'done').length;
  return {
    since,
    today,
    counts: {
      scope: open.length + allDone,
      done: allDone,
      open: open.length,
      overdue: overdue.length,
      blocked: blocked.length,
    },
    pairs: { targeted, ready },
    done: {
      ...doneCards,
      cards: doneCards.cards.map((card, at) => ({ ...card, closedOn: done[at]?.closedOn ?? null })),
    },
    stuck: await cards(stuck),
    priorities: await cards(first),
    unlocks: (await topBlockers(ctx, version)).slice(0, STEPS_SHOWN),
    decisions: {
      made: decisions.filter(({ state }) => state === 'accepted'),
      proposed: decisions.filter(({ state }) => state === 'proposed'),
    },
    questions: { items: questions.slice(0, SHOWN), more: Math.max(0, questions.length - SHOWN) },
  };
}

/** Decisions accepted since a day, and those that wait to be. */
function decisionsSince(ctx: ReadContext, since: string): Promise<ReviewedDecisionDto[]> {
  return query<ReviewedDecisionDto>(ctx, {
    text: `select e.slug as question, e.name as "questionName", d.slug, d.state::text, d.text, o.name as option, d.by,
                  d."on"::text as on
           from decisions d join entries e on e.id = d.question_id left join options o on o.id = d.option_id
           where e.trashed_at is null and (d.state = 'proposed' or (d.state = 'accepted' and d."on" >= $1::date))
           order by d."on" desc nulls last, d.id desc limit 12`,
    values: [since],
  });
}

/** Questions on which nothing is decided or answered, in their order. */
function openQuestions(ctx: ReadContext): Promise<{ slug: string; name: string }[]> {
  return query(ctx, {
    text: `select e.slug, e.name from questions q join entries e on e.id = q.id
           where e.trashed_at is null and not q.answered
             and not exists (select 1 from decisions d where d.question_id = q.id and d.state = 'accepted')
           order by q.position, lower(e.name), e.id`,
  });
}
