import { isDeepStrictEqual } from 'node:util';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import { type FoldedRevision, fold } from './fold.ts';
import type { Report } from './report.ts';

interface Row {
  kind: EntryKind;
  slug: string;
  version: number;
  trashed: boolean;
  fields: Record<string, unknown>;
  revisions: FoldedRevision[];
}

/** The revisions of each entry add up to its version, its fields and its place in or out of the trash. */
export async function checkHistory(ctx: ReadContext, [from, to]: [number, number], report: Report): Promise<void> {
  const rows = await query<Row>(ctx, {
    text: `select e.kind::text, e.slug, e.version, e.trashed_at is not null as trashed, e.fields,
                  coalesce((select jsonb_agg(jsonb_build_object('version', r.version, 'action', r.action, 'changes', r.changes)
                                             order by r.version)
                            from revisions r where r.entry_id = e.id), '[]') as revisions
           from entries e where e.id between $1 and $2 order by e.id`,
    values: [from, to],
  });
  for (const { kind, slug, version, trashed, fields, revisions } of rows) {
    report.count('entries');
    report.count('revisions', revisions.length);
    const whole = fold(kind, revisions);
    const say = (text: string) => report.problem(`${kind} ${slug}: ${text}.`);
    for (const problem of whole.problems) say(problem);
    if (whole.version !== version) say(`its version is ${version}, its last revision is ${whole.version}`);
    if (whole.trashed !== trashed)
      say(trashed ? 'it is in the trash without a revision' : 'its trashing was undone without a revision');
    for (const path of new Set([...Object.keys(fields), ...Object.keys(whole.document)])) {
      if (isDeepStrictEqual(fields[path], whole.document[path])) continue;
      say(`the field ${path} is not what its revisions say`);
    }
  }
}

/** The claim in use for a field says what the field says. */
export async function checkClaims(ctx: ReadContext, [from, to]: [number, number], report: Report): Promise<void> {
  const rows = await query<{ kind: string; slug: string; field: string; same: boolean }>(ctx, {
    text: `select e.kind::text, e.slug, c.field, coalesce(e.fields -> c.field, 'null') = c.value as same
           from claims c join entries e on e.id = c.entry_id
           where c.state = 'current' and c.entry_id between $1 and $2 order by c.entry_id, c.field`,
    values: [from, to],
  });
  report.count('current claims', rows.length);
  for (const { kind, slug, field, same } of rows) {
    if (!same) report.problem(`${kind} ${slug}: the current claim on ${field} is not the value of that field.`);
  }
}
