import { type ChangeListParams, changeCursor, changeListKey } from '#lib/contracts/change-params.ts';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import { ENTRY_KINDS, word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { changeIndex, type IndexedChange } from './change-index.ts';
import { changeHeads, firstEntries } from './change-rows.ts';
import type { ReadContext } from './context.ts';
import type { FacetDto } from './dto.ts';
import type { ChangeListDto, ChangeSetDto } from './dto-change.ts';
import { pageOf } from './page-of.ts';
import { readDataVersion } from './read-data-version.ts';

const A_DAY = 86_400_000;
type Test = (change: IndexedChange) => boolean;

/** One page of everything that changed, newest first, each with its first entries. */
export async function listChanges({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: ChangeListParams;
}): Promise<ChangeListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await changeIndex(ctx, version);
  const tests = testsOf(input);
  const passes = (except?: keyof typeof tests): Test => {
    const wanted = Object.entries(tests).filter(([name]) => name !== except);
    return (change) => wanted.every(([, test]) => test(change));
  };
  const page = pageOf(all, {
    valuesOf: ({ at, id }) => [at, id],
    matches: passes(),
    descending: true,
    limit: input.limit,
    cursor: changeCursor(input),
  });
  const ids = page.rows.map(({ id }) => id);
  const heads = await changeHeads(ctx, ids);
  const entries = await firstEntries(ctx, ids, input.filters.entity);
  const key = changeListKey(input);
  return {
    items: page.rows.flatMap(({ id, kinds }): ChangeSetDto[] => {
      const head = heads.get(id);
      return head ? [{ ...head, kinds, total: sum(kinds), entries: entries.get(id) ?? [] }] : [];
    }),
    total: all.filter(passes()).length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    facets: { entity: kindFacet(all.filter(passes('entity'))), source: sourceFacet(all.filter(passes('source'))) },
  };
}

/** How many entries in all. */
export const sum = (kinds: IndexedChange['kinds']): number => kinds.reduce((total, { count }) => total + count, 0);

/** What each filter lets pass; an end that is not given lets everything pass. */
function testsOf({ filters }: ChangeListParams): Record<'entity' | 'source' | 'days', Test> {
  const [from = '', to = ''] = [filters.from[0], filters.to[0]];
  const first = from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Date.parse(to) + A_DAY;
  return {
    entity: ({ kinds }) => filters.entity.length === 0 || kinds.some(({ kind }) => filters.entity.includes(kind)),
    source: ({ source }) => filters.source.length === 0 || filters.source.includes(source?.slug ?? ''),
    days: ({ at }) => at >= first && at < last,
  };
}

function kindFacet(changes: readonly IndexedChange[]): FacetDto[] {
  return ENTRY_KINDS.flatMap((kind) => {
    const count = changes.filter(({ kinds }) => kinds.some((one) => one.kind === kind)).length;
    return count > 0 ? [{ value: kind, label: word(kind), count }] : [];
  });
}

function sourceFacet(changes: readonly IndexedChange[]): FacetDto[] {
  const groups = Map.groupBy(changes, ({ source }) => source?.slug ?? '');
  return [...groups].flatMap(([slug, group]) =>
    slug === '' ? [] : [{ value: slug, label: group[0]?.source?.title ?? slug, count: group.length }],
  );
}
