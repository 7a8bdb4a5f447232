import { actionSubjects, actionText } from '#lib/domain/readiness/action-text.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { PairCellDto } from './dto.ts';
import { MEANINGS } from './packed-codes.ts';
import { query } from './query.ts';
import type { SiteColumn } from './sites-of.ts';

/** The packed readiness of one package, as its row has it; null before the first assessment. */
export interface PackedRow {
  codes: Uint8Array | null;
  next_actions: Uint8Array | null;
  action_keys: string[] | null;
}

/** Name of an entry, the slug when there is none. */
export type NameOf = (kind: EntryKind, slug: string) => string;

/** Names of everything that the next actions of these packages speak of, in one statement. */
export async function actionNames(ctx: ReadContext, rows: readonly PackedRow[]): Promise<NameOf> {
  const subjects = new Map(
    rows
      .flatMap(({ action_keys }) => (action_keys ?? []).flatMap(actionSubjects))
      .map((subject) => [`${subject.kind} ${subject.slug}`, subject]),
  );
  if (subjects.size === 0) return (_kind, slug) => slug;
  const wanted = [...subjects.values()];
  const found = await query<{ kind: string; slug: string; name: string }>(ctx, {
    text: `select e.kind::text, e.slug, e.name from unnest($1::text[], $2::text[]) as wanted(kind, slug)
           join entries e on e.kind = wanted.kind::"EntryKind" and e.slug = wanted.slug`,
    values: [wanted.map(({ kind }) => kind), wanted.map(({ slug }) => slug)],
  });
  const names = new Map(found.map(({ kind, slug, name }) => [`${kind} ${slug}`, name]));
  return (kind, slug) => names.get(`${kind} ${slug}`) ?? slug;
}

/** The cells of one package at the given sites; a site that was not assessed has none. */
export function pairCells(packed: PackedRow, sites: readonly SiteColumn[], nameOf: NameOf): PairCellDto[] {
  return sites.flatMap((site) => {
    const cell = pairCell(packed, site, nameOf);
    return cell === null ? [] : [cell];
  });
}

export function pairCell(packed: PackedRow, { slug, place }: SiteColumn, nameOf: NameOf): PairCellDto | null {
  const meaning = MEANINGS[packed.codes?.[place] ?? 0xff];
  if (!meaning) return null;
  const key = packed.action_keys?.[packed.next_actions?.[place] ?? 0xff];
  return {
    site: slug,
    level: meaning.level,
    runsToday: meaning.runsToday,
    targeted: meaning.targeted,
    cautions: meaning.hasCautions,
    nextAction: key === undefined ? null : { key, text: actionText(key, meaning.level, nameOf) },
  };
}
