import { encodeCursor, listKey } from '#lib/contracts/cursor.ts';
import { OFFERED_AT_MOST } from '#lib/contracts/list-noun.ts';
import { type NounParams, nounCursor, nounKey } from '#lib/contracts/noun-params.ts';
import { buildsNoun } from '#lib/contracts/tables/builds.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import {
  and,
  askedOf,
  BUILD_FACETS,
  BUILDS,
  behind,
  conditions,
  orderKeys,
  orderSql,
  placeSql,
} from './build-question.ts';
import { buildRows } from './build-rows.ts';
import type { ReadContext } from './context.ts';
import type { FacetDto } from './dto.ts';
import type { BuildListDto } from './dto-build.ts';
import { perVersion } from './per-version.ts';
import { query, type Statement } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { inOrder } from './table-list.ts';

/** One page of the builds, newest first unless asked otherwise, with all that a table shows beside them. */
export async function listBuilds({
  ctx,
  input,
  isPlain = false,
}: {
  ctx: ReadContext;
  input: NounParams;
  /** Without facets, which nobody asks for but a table. */
  isPlain?: boolean;
}): Promise<BuildListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const groups = input.group === null ? null : await groupsOf(ctx, version, input, input.group);
  const total = groups === null ? await totalOf(ctx, version, input) : sum(groups);
  const shown = groups === null ? total : sum(groups.filter(({ closed }) => !closed));
  const window = await windowOf(ctx, input, isPlain);
  const items = await buildRows(ctx, window.ids);
  const start = window.left === null ? Math.min(input.start ?? 0, shown) : shown - window.left;
  return {
    items,
    total,
    nextCursor: window.next && encodeCursor(nounKey(buildsNoun, input), { direction: 'after', values: window.next }),
    // Places are counted, so a table goes back by them.
    previousCursor: null,
    start,
    shown,
    groups,
    facets: isPlain ? {} : await facetsOf(ctx, version, input),
  };
}

const sum = (of: readonly { count: number }[]): number => of.reduce((total, { count }) => total + count, 0);

/** Its text is one of very many. */
const ask = <R extends object>(ctx: ReadContext, statement: Statement): Promise<R[]> =>
  query<R>(ctx, { ...statement, isOneOfMany: true });

/** The numbers of the builds of a page, where the next one begins, and for a table how many come from a cursor on. */
async function windowOf(ctx: ReadContext, input: NounParams, isPlain: boolean) {
  const keys = orderKeys(input);
  const facet = input.group === null ? undefined : BUILD_FACETS[input.group];
  const open =
    facet && input.closed.length > 0
      ? and(askedOf(input), input.closed, (name) => `not (${facet.value} = any(${name}::text[]))`)
      : askedOf(input);
  const position = nounCursor(buildsNoun, input);
  const asked = position === null ? open : behind(open, keys, position.values);
  const from = position === null ? (input.start ?? 0) : 0;
  const found = await ask<{ id: number; place: (string | number)[] }>(ctx, {
    text: `select b.id, json_build_array(${placeSql(keys)}) as place ${BUILDS} ${conditions(asked)}
           order by ${orderSql(keys)} offset ${from} limit ${input.limit + 1}`,
    values: asked.values,
  });
  const shown = found.slice(0, input.limit);
  const last = found.length > input.limit ? shown.at(-1) : undefined;
  return {
    ids: shown.map(({ id }) => id),
    next: last ? [...last.place, last.id] : null,
    left: position === null || isPlain ? null : await count(ctx, asked),
  };
}

async function count(ctx: ReadContext, asked: ReturnType<typeof askedOf>): Promise<number> {
  const { values } = asked;
  const [row] = await ask<{ total: number }>(ctx, {
    text: `select count(*)::int as total ${BUILDS} ${conditions(asked)}`,
    values,
  });
  return row?.total ?? 0;
}

const questionOf = (name: string, { q, filters }: NounParams): string => listKey(`builds ${name}`, { q, filters });

const totalOf = (ctx: ReadContext, version: number, input: NounParams): Promise<number> =>
  perVersion(ctx, version, questionOf('counted', input), () => count(ctx, askedOf(input)));

/** How many builds have each value of a facet; `but`: whether its own filter does not count. */
async function countsOf(ctx: ReadContext, input: NounParams, name: string, but: boolean): Promise<FacetDto[]> {
  const facet = BUILD_FACETS[name];
  if (facet === undefined) return [];
  const { value, label = value, join = '', by = '1, 2', say } = facet;
  const asked = askedOf(input, but ? name : null);
  const rows = await ask<FacetDto>(ctx, {
    text: `select ${value} as value, ${label} as label, count(*)::int as count ${BUILDS} ${join} ${conditions(asked)}
           group by ${by} order by 3 desc, 1 ${but ? `limit ${OFFERED_AT_MOST}` : ''}`,
    values: asked.values,
  });
  const said = say ? rows.map((row) => ({ ...row, label: say(row.value) })) : rows;
  return inOrder(said, buildsNoun.facets[name]?.words);
}

const facetsOf = (ctx: ReadContext, version: number, input: NounParams): Promise<BuildListDto['facets']> =>
  perVersion(ctx, version, questionOf('by facet', input), async () => {
    const counted = Object.keys(buildsNoun.facets).map(
      async (name) => [name, await countsOf(ctx, input, name, true)] as const,
    );
    return Object.fromEntries(await Promise.all(counted));
  });

async function groupsOf(ctx: ReadContext, version: number, input: NounParams, group: string) {
  const counts = await perVersion(ctx, version, questionOf(`in groups of ${group}`, input), () =>
    countsOf(ctx, input, group, false),
  );
  const ordered = input.sort.some(({ key, descending }) => key === group && descending) ? counts.toReversed() : counts;
  return ordered.map((one) => ({ ...one, closed: input.closed.includes(one.value) }));
}
