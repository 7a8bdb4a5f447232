import { FIELDS } from '#lib/contracts/fields.ts';
import { actionText } from '#lib/domain/readiness/action-text.ts';
import { ENTRY_KINDS, type TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from '../authorise.ts';
import type { ReadContext } from '../context.ts';
import type { PastListDto, PastTaskDto } from '../dto-as-of.ts';
import { namesIn } from '../pair-cells.ts';
import { query } from '../query.ts';
import { sorted } from './package-rows.ts';
import { endOf, type PastEntry, pastEntries, pastRefs } from './past-entries.ts';
import { fieldOf, nameOf } from './past-fields.ts';

const { task: of } = FIELDS;

export const stateOf = ({ document }: Pick<PastEntry, 'document'>): TaskState =>
  fieldOf(document, 'state', of.state) ?? 'open';
export const isClosedState = (state: TaskState): boolean => state === 'done' || state === 'abandoned';

/** The tasks as they were at the end of a day: those to do by priority, then those that were closed. */
export async function listTasksAsOf({
  ctx,
  input: { day },
}: {
  ctx: ReadContext;
  input: { day: string };
}): Promise<PastListDto<PastTaskDto>> {
  mustBeAllowedToRead(ctx);
  const before = endOf(day);
  const entries = await pastEntries(ctx, { kind: 'task', before });
  const living = entries.filter(({ trashed }) => !trashed);
  const bySlug = new Map(living.map((entry) => [entry.slug, entry]));
  const subjects = living.flatMap(({ document }) => fieldOf(document, 'about', of.about) ?? []);
  const about = await pastRefs(ctx, subjects, before);
  const people = await namesOfOwners(ctx, living);
  const named = await namesIn(
    ctx,
    new Set(living.flatMap(({ document }) => fieldOf(document, 'actions', of.actions) ?? [])),
  );
  const items = living.map((entry): PastTaskDto => {
    const { document, slug } = entry;
    const owner = fieldOf(document, 'owner', of.owner) ?? null;
    const waitsFor = fieldOf(document, 'waitsFor', of.waitsFor) ?? [];
    return {
      number: entry.number ?? 0,
      slug,
      name: nameOf(entry),
      state: stateOf(entry),
      position: fieldOf(document, 'position', of.position) ?? entry.id,
      owner: owner === null ? null : (people.get(owner) ?? owner),
      dueOn: fieldOf(document, 'dueOn', of.dueOn) ?? null,
      closedOn: fieldOf(document, 'closedOn', of.closedOn) ?? null,
      about: sorted(
        (fieldOf(document, 'about', of.about) ?? []).flatMap(
          ({ kind, slug: subject }) => about.get(`${kind} ${subject}`) ?? [],
        ),
        (one) => [ENTRY_KINDS.indexOf(one.kind), one.name.toLowerCase(), one.slug],
      ),
      actions: (fieldOf(document, 'actions', of.actions) ?? [])
        .toSorted()
        .map((key) => ({ key, text: actionText(key, 'possible', named) })),
      waitsFor: [...new Set(waitsFor)].flatMap((one) => {
        const task = bySlug.get(one);
        return task ? [{ number: task.number ?? 0, slug: one, name: nameOf(task), state: stateOf(task) }] : [];
      }),
      version: entry.version,
      updatedAt: entry.updatedAt,
    };
  });
  const inOrder = sorted(items, ({ state, position, number }) => [Number(isClosedState(state)), position, number]);
  return { day, items: inOrder, total: items.length, start: 0, nextCursor: null };
}

async function namesOfOwners(ctx: ReadContext, tasks: readonly PastEntry[]): Promise<Map<string, string>> {
  const slugs = new Set(tasks.flatMap(({ document }) => fieldOf(document, 'owner', of.owner) ?? []));
  const rows = await query<{ slug: string; name: string }>(ctx, {
    text: 'select slug, name from people where slug = any($1::text[])',
    values: [[...slugs]],
  });
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}
