import { FIELDS } from '#lib/contracts/fields.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from '../authorise.ts';
import { changeHeads } from '../change-rows.ts';
import type { ReadContext } from '../context.ts';
import type { DifferenceDto, EntryDifferenceDto } from '../dto-as-of.ts';
import { namesIn } from '../names-in.ts';
import { query } from '../query.ts';
import { readDataVersion } from '../read-data-version.ts';
import { differing } from './differing.ts';
import { levelDifferences } from './level-differences.ts';
import { isClosedState, stateOf } from './list-tasks.ts';
import { sorted } from './package-rows.ts';
import { endOf, type PastEntry, pastEntries } from './past-entries.ts';
import { fieldsUnder, nameOf } from './past-fields.ts';

/** Entries that are held against each other for one page; each is read twice. */
const ENTRIES_AT_MOST = 400;
/** Changes that are listed. */
const CHANGES_SHOWN = 30;

interface Touched {
  id: number;
  kind: EntryKind;
}
/** An entry at the ends of the two days; undefined where it was not there, or in the trash. */
interface Both {
  kind: EntryKind;
  before: PastEntry | undefined;
  after: PastEntry | undefined;
  /** Whether it had been there before, if only in the trash. */
  known: boolean;
}

/** What is different between the ends of two days, in order: the net effect of everything that changed between. */
export async function readDifference({
  ctx,
  input: { from, to },
}: {
  ctx: ReadContext;
  input: { from: string; to: string };
}): Promise<DifferenceDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const span: [Date, Date] = [endOf(from), endOf(to)];
  const touched = await touchedBetween(ctx, span);
  const both = await bothEnds(ctx, touched.slice(0, ENTRIES_AT_MOST), span);
  const entries = both.flatMap((one) => entryDifference(one) ?? []);
  const inOrder = sorted(entries, (one) => [ENTRY_KINDS.indexOf(one.kind), one.name.toLowerCase(), one.slug]);
  const sets = await setsBetween(ctx, span);
  const heads = await changeHeads(ctx, sets.ids);
  return {
    from,
    to,
    entries: inOrder,
    unread: Math.max(0, touched.length - ENTRIES_AT_MOST),
    tasks: taskDifferences(both),
    decisions: decisionsMade(both),
    readiness: await levelDifferences(ctx, version, { from, to, touched }),
    changeSets: sets.ids.flatMap((id) => heads.get(id) ?? []),
    changeTotal: sets.total,
    names: await namesIn(
      ctx,
      inOrder.flatMap(({ changes }) => changes),
    ),
  };
}

async function touchedBetween(ctx: ReadContext, [after, before]: [Date, Date]): Promise<Touched[]> {
  const rows = await query<Touched>(ctx, {
    text: `select distinct e.id, e.kind::text from revisions r join entries e on e.id = r.entry_id
           where r.at >= $1::text::timestamptz and r.at < $2::text::timestamptz`,
    values: [after.toISOString(), before.toISOString()],
  });
  return sorted(rows, ({ id, kind }) => [ENTRY_KINDS.indexOf(kind), id]);
}

async function setsBetween(ctx: ReadContext, [after, before]: [Date, Date]): Promise<{ ids: number[]; total: number }> {
  const rows = await query<{ id: number; total: number }>(ctx, {
    text: `select id, (count(*) over ())::int as total from change_sets
           where at >= $1::text::timestamptz and at < $2::text::timestamptz
           order by at desc, id desc limit ${CHANGES_SHOWN}`,
    values: [after.toISOString(), before.toISOString()],
  });
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

async function bothEnds(ctx: ReadContext, touched: readonly Touched[], [first, last]: [Date, Date]): Promise<Both[]> {
  const all: Both[] = [];
  for (const [kind, some] of Map.groupBy(touched, (one) => one.kind)) {
    const ids = some.map(({ id }) => id);
    const before = new Map((await pastEntries(ctx, { kind, before: first, ids })).map((one) => [one.id, one]));
    const after = new Map((await pastEntries(ctx, { kind, before: last, ids })).map((one) => [one.id, one]));
    for (const id of ids) {
      all.push({ kind, known: before.has(id), before: living(before.get(id)), after: living(after.get(id)) });
    }
  }
  return all;
}

const living = (entry: PastEntry | undefined): PastEntry | undefined => (entry?.trashed ? undefined : entry);
const refOf = (kind: EntryKind, entry: PastEntry) => ({
  kind,
  slug: entry.slug,
  name: nameOf(entry),
  number: entry.number,
});

/** Null where the two ends are alike, whatever happened between. */
function entryDifference({ kind, before, after, known }: Both): EntryDifferenceDto | null {
  if (before && after) {
    const changes = differing(before.document, after.document);
    return changes.length === 0 ? null : { ...refOf(kind, after), became: 'changed', changes };
  }
  if (after) {
    const changes = known ? [] : differing({}, after.document);
    return { ...refOf(kind, after), became: known ? 'restored' : 'created', changes };
  }
  return before ? { ...refOf(kind, before), became: 'trashed', changes: [] } : null;
}

function taskDifferences(both: readonly Both[]): DifferenceDto['tasks'] {
  const tasks: DifferenceDto['tasks'] = { opened: [], closed: [] };
  for (const { kind, before, after } of both) {
    if (kind !== 'task' || !after) continue;
    const wasOpen = before !== undefined && !isClosedState(stateOf(before));
    const state = stateOf(after);
    if (isClosedState(state) && (wasOpen || !before)) tasks.closed.push({ ...refOf(kind, after), state });
    if (!isClosedState(state) && !wasOpen) tasks.opened.push(refOf(kind, after));
  }
  return tasks;
}

const { 'decisions.*': decision } = FIELDS.question;

/** Decisions that are accepted at the end and were not at the beginning. */
function decisionsMade(both: readonly Both[]): DifferenceDto['decisions'] {
  return both.flatMap(({ kind, before, after }) => {
    if (kind !== 'question' || !after) return [];
    const accepted = new Set(
      fieldsUnder(before?.document ?? {}, 'decisions', decision)
        .filter(({ value }) => value.state === 'accepted')
        .map(({ name }) => name),
    );
    return fieldsUnder(after.document, 'decisions', decision)
      .filter(({ name, value }) => value.state === 'accepted' && !accepted.has(name))
      .map(({ value: { text, by, on } }) => ({ question: refOf(kind, after), text, by, on }));
  });
}
