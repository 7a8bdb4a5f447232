import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type ChangeLine, changesNoun, entriesIn } from '#lib/contracts/tables/activity.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { changeIndex } from './change-index.ts';
import { changeHeads, firstEntries } from './change-rows.ts';
import type { ReadContext } from './context.ts';
import type { ChangeListDto, ChangeSetDto } from './dto-change.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { tableList } from './table-list.ts';

const A_DAY = 86_400_000;

/** One page of everything that changed, newest first unless asked otherwise, each with its first entries. */
export async function listChanges({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<ChangeListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const [isThen, isOf] = [betweenDays(input), await ofEntries(ctx, input.filters.of ?? [])];
  const passes = (change: ChangeLine): boolean => isThen(change) && isOf(change);
  const { items, ...list } = tableList(changesNoun, await changeIndex(ctx, version), input, passes);
  const ids = items.map(({ id }) => id);
  const heads = await changeHeads(ctx, ids);
  const entries = await firstEntries(ctx, ids, input.filters.entity ?? []);
  return {
    items: items.flatMap((change): ChangeSetDto[] => {
      const head = heads.get(change.id);
      if (!head) return [];
      return [{ ...head, kinds: [...change.kinds], total: entriesIn(change), entries: entries.get(change.id) ?? [] }];
    }),
    ...list,
  };
}

/** Whether a change is of one of some entries, named as kind/slug; of any when none is named. */
async function ofEntries(ctx: ReadContext, entries: readonly string[]): Promise<(change: ChangeLine) => boolean> {
  if (entries.length === 0) return () => true;
  const rows = await query<{ id: number }>(ctx, {
    text: `select distinct r.change_set_id as id from unnest($1::text[], $2::text[]) as wanted(kind, slug)
           join entries e on e.kind = wanted.kind::"EntryKind" and e.slug = wanted.slug
           join revisions r on r.entry_id = e.id`,
    values: [entries.map((one) => one.split('/')[0]), entries.map((one) => one.split('/')[1])],
  });
  const ids = new Set(rows.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}

/** Whether a change took effect between the days asked for; an end that is not given lets everything pass. */
function betweenDays({ filters }: NounParams): (change: ChangeLine) => boolean {
  const [from = '', to = ''] = [filters.from?.[0], filters.to?.[0]];
  const first = from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Date.parse(to) + A_DAY;
  return ({ at }) => at >= first && at < last;
}
