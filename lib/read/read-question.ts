import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { DecisionDto, OptionDto, PointDto, QuestionDto } from './dto-question.ts';
import type { EntryRefDto } from './dto-task.ts';
import { claimsOf, entryId, historyOf, noSuch, remarksOf, tasksAbout } from './entry-details.ts';
import { STANDING } from './list-questions.ts';
import { query } from './query.ts';

type Own = Pick<QuestionDto, 'slug' | 'name' | 'topic' | 'state' | 'body' | 'version'> & { updatedAt: Date };

/** One question with everything its page shows. */
export async function readQuestion({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<QuestionDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'question', input.slug);
  const [own] = id === null ? [] : await ownRow(ctx, id);
  if (id === null || !own) return noSuch('question', input.slug);
  return ok({
    ...own,
    updatedAt: own.updatedAt.toISOString(),
    options: await optionsOf(ctx, id),
    decisions: inChain(await decisionsOf(ctx, id)),
    related: await relatedTo(ctx, id),
    tasks: await tasksAbout(ctx, id),
    care: await careOf(ctx, { id, kind: 'question', slug: own.slug }),
    claims: (await claimsOf(ctx, [id])).map(({ entry: _entry, ...claim }) => claim),
    remarks: await remarksOf(ctx, id),
    history: await historyOf(ctx, id),
  });
}

function ownRow(ctx: ReadContext, id: number): Promise<Own[]> {
  return query<Own>(ctx, {
    text: `select e.slug, e.name, q.topic, ${STANDING} as state, q.body, e.version, e.updated_at as "updatedAt"
           from questions q join entries e on e.id = q.id where q.id = $1`,
    values: [id],
  });
}

type Option = Omit<OptionDto, 'points'> & { id: number };
type Point = PointDto & { optionId: number };

/** The options in their order, each with what was said for and against it. */
async function optionsOf(ctx: ReadContext, id: number): Promise<OptionDto[]> {
  const options = await query<Option>(ctx, {
    text: 'select id, slug, name, summary from options where question_id = $1 order by position, slug',
    values: [id],
  });
  const points = await query<Point>(ctx, {
    text: `select p.option_id as "optionId", p.side, p.text, p.person as by,
                  case when u.id is not null then json_build_object('slug', u.slug, 'name', u.name) end as "useCase",
                  case when s.id is not null then json_build_object('slug', s.slug, 'name', s.name) end as site,
                  nullif(coalesce(c.title, p.source), '') as source
           from option_points p join options o on o.id = p.option_id
           left join entries u on u.id = p.use_case_id and u.trashed_at is null
           left join entries s on s.id = p.site_id and s.trashed_at is null
           left join sources c on c.slug = p.source
           where o.question_id = $1 order by p.option_id, p.position`,
    values: [id],
  });
  return options.map(({ id: option, ...rest }) => ({
    ...rest,
    points: points.filter(({ optionId }) => optionId === option).map(({ optionId: _option, ...point }) => point),
  }));
}

function decisionsOf(ctx: ReadContext, id: number): Promise<DecisionDto[]> {
  return query<DecisionDto>(ctx, {
    text: `select d.slug, d.state::text, d.text, d.by, d."on"::text as on,
                  case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end as option,
                  nullif(coalesce(c.title, d.source), '') as source, b.slug as supersedes, d.effects
           from decisions d left join options o on o.id = d.option_id left join decisions b on b.id = d.supersedes_id
           left join sources c on c.slug = d.source
           where d.question_id = $1 order by d."on" desc nulls last, d.id desc`,
    values: [id],
  });
}

/** Each decision followed by the one it took the place of; chains in the order of their newest. */
function inChain(decisions: readonly DecisionDto[]): DecisionDto[] {
  const bySlug = new Map(decisions.map((decision) => [decision.slug, decision]));
  const replaced = new Set(decisions.map(({ supersedes }) => supersedes));
  const ordered = new Set<DecisionDto>();
  for (const newest of decisions.filter(({ slug }) => !replaced.has(slug))) {
    for (let at: DecisionDto | undefined = newest; at && !ordered.has(at); at = bySlug.get(at.supersedes ?? '')) {
      ordered.add(at);
    }
  }
  // Decisions that supersede each other in a ring have no newest.
  return [...ordered, ...decisions.filter((decision) => !ordered.has(decision))];
}

/** Entries the question mentions, or that mention it. */
function relatedTo(ctx: ReadContext, id: number): Promise<EntryRefDto[]> {
  return query<EntryRefDto>(ctx, {
    text: `select e.kind::text, e.slug, e.name, t.number
           from (select to_id as id from entry_relations where from_id = $1
                 union select from_id from entry_relations where to_id = $1) r
           join entries e on e.id = r.id left join tasks t on t.id = e.id
           where e.trashed_at is null order by e.kind, lower(e.name) collate "C", e.id`,
    values: [id],
  });
}
