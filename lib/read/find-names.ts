import { fuzzyBest } from '#lib/contracts/fuzzy.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { packageIndex } from './package-index.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

/** An entry that has a page. */
export interface NameDto {
  kind: string;
  slug: string;
  name: string;
  /** Of a task, which has it in its address. */
  number: number | null;
}

export const NAMES_AT_MOST = 30;

/** Entries of other kinds than packages, all at once: there are few. */
const others = (ctx: ReadContext, version: number): Promise<NameDto[]> =>
  perVersion(ctx, version, 'names to go to', () =>
    query<NameDto>(ctx, {
      text: `select e.kind::text, e.slug, e.name, t.number from entries e left join tasks t on t.id = e.id
             where e.trashed_at is null and e.kind in ('site', 'platform', 'runtime', 'use_case', 'task', 'question')`,
    }),
  );

/** Entries whose name or address fits some words, the best first. Packages are found in the index, in memory. */
export async function findNames({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { q: string; limit: number };
}): Promise<NameDto[]> {
  mustBeAllowedToRead(ctx);
  const { q } = input;
  const most = Math.min(input.limit, NAMES_AT_MOST);
  const version = await readDataVersion({ ctx });
  const [index, few] = await Promise.all([packageIndex(ctx, version), others(ctx, version)]);
  const packages = fuzzyBest(index.rows, { q, most, textsOf: ({ name, slug }) => [name, slug] });
  const named = await packageNames(
    ctx,
    packages.map(({ id }) => id),
  );
  const rest = fuzzyBest(few, { q, most, textsOf: textsOfEntry });
  return fuzzyBest([...named, ...rest], { q, most, textsOf: textsOfEntry });
}

const textsOfEntry = ({ name, slug, number }: NameDto): [string, ...string[]] =>
  number === null ? [name.toLowerCase(), slug] : [name.toLowerCase(), slug, `#${number}`, String(number)];

/** Packages as they are written: the index has them in lower case. */
const packageNames = (ctx: ReadContext, ids: readonly number[]): Promise<NameDto[]> =>
  query(ctx, {
    text: `select 'package' as kind, slug, name, null::int as number from entries where id = any($1::int[])`,
    values: [[...ids]],
  });
