import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { pathMatcher } from '#lib/contracts/field-pattern.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { differing } from './as-of/differing.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ComparisonDto, EntryHistoryDto, HistoryRevisionDto } from './dto-as-of.ts';
import { noSuch } from './entry-details.ts';
import { type FoldedRevision, fold } from './integrity/fold.ts';
import { namesIn } from './names-in.ts';
import { query } from './query.ts';
import { REVISION_COLUMNS, REVISIONS, type RevisionTimes, statementsThat, toldRevision } from './revision-sql.ts';

/** Revisions on one page. */
const PAGE = 50;

type Head = Pick<EntryHistoryDto, 'slug' | 'name' | 'number' | 'version' | 'trashed'> & { id: number };
type Row = Omit<HistoryRevisionDto, keyof RevisionTimes> & RevisionTimes;

async function headOf(ctx: ReadContext, kind: EntryKind, name: string): Promise<Head | undefined> {
  if (!SLUG.test(name)) return undefined;
  // A task is known by its number.
  const number = kind === 'task' ? parseSerial(name) : null;
  const rows = await query<Head>(ctx, {
    text: `select e.id, e.slug, e.name, t.number, e.version, e.trashed_at is not null as trashed
           from entries e left join tasks t on t.id = e.id
           where e.kind = $1::text::"EntryKind" and (e.slug = $2 or t.number = $3::int)
           order by e.slug = $2 desc limit 1`,
    values: [kind, name, number],
  });
  return rows[0];
}

/**
 * The history of an entry, also of one in the trash: every revision, or those that touch some fields with what they did to
 * them, newest first. `fields` are paths, or patterns in which `*` stands for anything.
 */
export async function readHistory({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string; fields: readonly string[]; below: number | null };
}): Promise<Result<EntryHistoryDto>> {
  mustBeAllowedToRead(ctx);
  const { kind, slug, fields, below } = input;
  const head = await headOf(ctx, kind, slug);
  if (!head) return noSuch(kind, slug);
  const likes = fields.map(asLike);
  const rows = await revisionsOf(ctx, head.id, likes, below);
  const matches = pathMatcher(fields);
  const revisions = rows.slice(0, PAGE).map((row) => toldRevision(row, matches));
  const names = await namesIn(
    ctx,
    revisions.flatMap(({ changes }) => changes),
  );
  const { id: _id, ...entry } = head;
  return ok({
    kind,
    ...entry,
    revisions,
    total: await countOf(ctx, head.id, likes),
    next: rows.length > PAGE ? (revisions.at(-1)?.version ?? null) : null,
    names,
  });
}

/** A pattern as SQL's `like` has it. */
const asLike = (pattern: string): string => pattern.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');

const TOUCHES = `(cardinality($2::text[]) = 0
  or exists (select 1 from jsonb_object_keys(r.changes) k where k like any($2::text[]))
  or exists (select 1 from claims k where k.change_set_id = r.change_set_id and k.entry_id = r.entry_id
             and k.field like any($2::text[])))`;

const STATED = statementsThat(
  '(not r.changes ? k.field or p.id is not null) and (cardinality($2::text[]) = 0 or k.field like any($2::text[]))',
);

function revisionsOf(ctx: ReadContext, id: number, likes: readonly string[], below: number | null): Promise<Row[]> {
  return query<Row>(ctx, {
    text: `select ${REVISION_COLUMNS}, ${STATED}
           from ${REVISIONS}
           where r.entry_id = $1 and ($3::int is null or r.version < $3::int) and ${TOUCHES}
           order by r.version desc limit ${PAGE + 1}`,
    values: [id, [...likes], below],
  });
}

async function countOf(ctx: ReadContext, id: number, likes: readonly string[]): Promise<number> {
  const [row] = await query<{ count: number }>(ctx, {
    text: `select count(*)::int as count from revisions r where r.entry_id = $1 and ${TOUCHES}`,
    values: [id, [...likes]],
  });
  return row?.count ?? 0;
}

/** Two versions of an entry held against each other: field by field what differs, the earlier one first. */
export async function compareRevisions({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string; from: number; to: number };
}): Promise<Result<ComparisonDto>> {
  mustBeAllowedToRead(ctx);
  const { kind, slug } = input;
  const head = await headOf(ctx, kind, slug);
  if (!head) return noSuch(kind, slug);
  const [from, to] = [Math.min(input.from, input.to), Math.max(input.from, input.to)];
  if (from < 1 || to > head.version) return notFound(`It has the versions 1 to ${head.version}.`);
  const revisions = await query<FoldedRevision>(ctx, {
    text: `select version, action::text, changes from revisions where entry_id = $1 and version <= $2 order by version`,
    values: [head.id, to],
  });
  const before = fold(
    kind,
    revisions.filter(({ version }) => version <= from),
  );
  const changes = differing(before.document, fold(kind, revisions).document);
  return ok({ from, to, changes, names: await namesIn(ctx, changes) });
}
