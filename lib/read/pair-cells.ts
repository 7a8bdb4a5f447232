import { actionSubjects, actionText } from '#lib/domain/readiness/action-text.ts';
import { NOT_ASSESSED } from '#lib/domain/readiness/codes.ts';
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
  /** One to a line: an array of hundreds costs more to parse than the whole row. */
  action_keys: string | null;
}

/** The columns of `PackedRow`, of `package_readiness r`. */
export const PACKED_COLUMNS = `r.codes, r.next_actions, array_to_string(r.action_keys, E'\\n') as action_keys`;

type BareCell = Omit<PairCellDto, 'nextAction'> & { key: string | null };

function bareCells(packed: PackedRow, sites: readonly SiteColumn[]): BareCell[] {
  const keys = packed.action_keys?.split('\n') ?? [];
  return sites.flatMap(({ slug, place }) => {
    const meaning = MEANINGS[packed.codes?.[place] ?? NOT_ASSESSED];
    if (!meaning) return [];
    const { level, runsToday, targeted, hasCautions } = meaning;
    const key = keys[packed.next_actions?.[place] ?? NOT_ASSESSED] ?? null;
    return [{ site: slug, level, runsToday, targeted, cautions: hasCautions, key }];
  });
}

/** The cells of each row at the given sites, in the order of the rows; a site that was not assessed has none. */
export async function pairCells(
  ctx: ReadContext,
  rows: readonly PackedRow[],
  sites: readonly SiteColumn[],
): Promise<PairCellDto[][]> {
  const bare = rows.map((row) => bareCells(row, sites));
  const nameOf = await namesIn(ctx, new Set(bare.flatMap((cells) => cells.flatMap(({ key }) => key ?? []))));
  return bare.map((cells) =>
    cells.map(({ key, ...cell }) => ({
      ...cell,
      nextAction: key === null ? null : { key, text: actionText(key, cell.level, nameOf) },
    })),
  );
}

/** Names of everything that action keys speak of, in one statement. */
export async function namesIn(
  ctx: ReadContext,
  keys: ReadonlySet<string>,
): Promise<(kind: EntryKind, slug: string) => string> {
  const subjects = new Map(
    [...keys].flatMap(actionSubjects).map((subject) => [`${subject.kind} ${subject.slug}`, subject]),
  );
  const wanted = [...subjects.values()];
  const found =
    wanted.length === 0
      ? []
      : await query<{ kind: string; slug: string; name: string }>(ctx, {
          text: `select e.kind::text, e.slug, e.name from unnest($1::text[], $2::text[]) as wanted(kind, slug)
                 join entries e on e.kind = wanted.kind::"EntryKind" and e.slug = wanted.slug`,
          values: [wanted.map(({ kind }) => kind), wanted.map(({ slug }) => slug)],
        });
  const names = new Map(found.map(({ kind, slug, name }) => [`${kind} ${slug}`, name]));
  return (kind, slug) => names.get(`${kind} ${slug}`) ?? slug;
}
