import { fieldSchema } from '#lib/contracts/fields.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { Report } from './report.ts';
import { sameValue, saysNothing } from './same-value.ts';
import { documentsStatement } from './table-documents.ts';

type Document = Record<string, unknown>;

/** The tables of each kind say what the entry's fields say, and nothing else. */
export async function checkDocuments(ctx: ReadContext, [from, to]: [number, number], report: Report): Promise<void> {
  for (const kind of ENTRY_KINDS) {
    const rows = await query<{ slug: string; fields: Document; document: Document | null }>(ctx, {
      text: documentsStatement(kind),
      values: [from, to],
    });
    for (const { slug, fields, document } of rows) {
      const say = (text: string) => report.problem(`${kind} ${slug}: ${text}.`);
      if (document === null) say('it has no row of its kind');
      else for (const fault of compare(kind, fields, document)) say(fault);
    }
  }
}

function compare(kind: EntryKind, fields: Document, document: Document): string[] {
  const faults: string[] = [];
  for (const [path, given] of Object.entries(fields)) {
    const parsed = fieldSchema(kind, path)?.safeParse(given);
    if (!parsed?.success) faults.push(`the field ${path} does not fit its contract`);
    else if (!Object.hasOwn(document, path)) faults.push(`the tables have no ${path}`);
    else if (!sameValue(path, parsed.data, document[path])) faults.push(`the tables say something else about ${path}`);
  }
  for (const [path, value] of Object.entries(document)) {
    if (Object.hasOwn(fields, path) || saysNothing(path, value)) continue;
    faults.push(`the tables have ${path}, its fields do not`);
  }
  return faults;
}
