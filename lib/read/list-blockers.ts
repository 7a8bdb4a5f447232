import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type BlockerLine, blockersNoun } from '#lib/contracts/tables/blockers.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TaskRowDto } from './dto.ts';
import type { BlockerListDto } from './dto-blocker.ts';
import { packageIndex } from './package-index.ts';
import { allPairs } from './place-counts.ts';
import { query } from './query.ts';
import { type RankedBlocker, rankBlockers } from './rank-blockers.ts';
import { readDataVersion } from './read-data-version.ts';
import { sayBlockers } from './say-blockers.ts';
import { type ListRow, tableList } from './table-list.ts';

type IndexedBlocker = BlockerLine & ListRow & { ranked: RankedBlocker };

/** One page of the steps that would unlock most, with their pairs and the tasks that serve them. */
export async function listBlockers({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<BlockerListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const { blockers, triedOut } = await rankBlockers(ctx, version);
  const tasks = await tasksFor(ctx, new Set(blockers.map(({ key }) => key)));
  const served = new Set(tasks.map(({ key }) => key));
  const { items, ...list } = tableList(
    blockersNoun,
    blockers.map((blocker, at) => indexed(blocker, at + 1, served)),
    input,
  );
  const said = await sayBlockers(
    ctx,
    version,
    items.map(({ ranked }) => ranked),
  );
  const pairs = said.flatMap((one) => one.pairs);
  const packageName = await namesOf(ctx, 'package', new Set(pairs.map((pair) => pair.package)));
  const siteName = await namesOf(ctx, 'site', new Set(pairs.map((pair) => pair.site)));
  const rank = new Map(items.map(({ key, rank: place }) => [key, place]));
  const { targeted, ready } = allPairs(await packageIndex(ctx, version));
  return {
    items: said.map(({ key, said: { text, owner }, unlocks, pairs: own }) => ({
      rank: rank.get(key) ?? 0,
      key,
      text,
      owner,
      unlocks,
      triedOut,
      pairs: own.map((pair) => ({
        ...pair,
        packageName: packageName.get(pair.package) ?? pair.package,
        siteName: siteName.get(pair.site) ?? pair.site,
      })),
      tasks: tasks.filter((task) => task.key === key).map(({ key: _key, ...task }) => task),
    })),
    ...list,
    triedOut,
    pairs: { targeted, ready },
  };
}

/** A step as it is searched: by its key, and by its words where the rules were run for it. */
function indexed(ranked: RankedBlocker, rank: number, served: ReadonlySet<string>): IndexedBlocker {
  const { key, unlocks, open, said } = ranked;
  const search = `${key} ${said?.text ?? ''}`.toLowerCase();
  return { id: rank, rank, key, unlocks, open, owner: said?.owner ?? null, hasTask: served.has(key), search, ranked };
}

async function namesOf(
  ctx: ReadContext,
  kind: 'package' | 'site',
  slugs: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const rows = await query<{ slug: string; name: string }>(ctx, {
    text: `select slug, name from entries where kind = $1::text::"EntryKind" and slug = any($2::text[])`,
    values: [kind, [...slugs]],
  });
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** Tasks that say they are for one of the actions, by priority. */
function tasksFor(ctx: ReadContext, keys: ReadonlySet<string>): Promise<(TaskRowDto & { key: string })[]> {
  return query<TaskRowDto & { key: string }>(ctx, {
    text: `select a.action_key as key, e.slug, t.number, e.name, t.state::text
           from task_actions a join tasks t on t.id = a.task_id join entries e on e.id = t.id
           where a.action_key = any($1::text[]) and e.trashed_at is null order by t.position, t.number`,
    values: [[...keys]],
  });
}
