import { actionSubjects } from '#lib/domain/readiness/action-text.ts';
import type { Words } from './action-words.ts';
import type { ReadContext } from './context.ts';
import type { Template } from './package-readiness.ts';
import { namesIn } from './pair-cells.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';

/** The names that rows of packages show of other entries, at one data version. */
export interface Names {
  /** The data version of the moment they were read at. */
  at: number;
  /** Equal only when everything is equal that a package's facts take from others. */
  stamp: string;
  /** By kind and slug; more are added as they are met. */
  known: Map<string, string>;
  /** What was said with these names of what actions are made of; see action-words.ts. */
  said: Map<Template, Words[]>;
}

const TEXT = `
  select (select version::float8 from data_version where id = 1) as at,
         md5(concat(
           (select string_agg(concat_ws('|', e.id, e.slug, e.name, p.family, p.generation), E'\\n' order by e.id)
            from platforms p join entries e on e.id = p.id),
           (select string_agg(concat_ws('|', e.id, e.slug, e.name, d.dependency_kind, d.could_drop), E'\\n' order by e.id)
            from dependencies d join entries e on e.id = d.id),
           (select string_agg(concat_ws('|', id, slug, name), E'\\n' order by id) from people))) as stamp,
         (select json_agg(json_build_array(kind::text || ' ' || slug, name)) from entries
          where kind in ('site', 'platform', 'runtime', 'dependency')) as names`;

export function namesOf(ctx: ReadContext, version: number): Promise<Names> {
  return perVersion(ctx, version, 'names', async () => {
    type Row = { at: number; stamp: string; names: [string, string][] | null };
    const [row] = await query<Row>(ctx, { text: TEXT });
    return { at: row?.at ?? -1, stamp: row?.stamp ?? '', known: new Map(row?.names), said: new Map() };
  });
}

/** Adds the names that some action keys speak of; what is no entry is called by its slug. */
export async function learnNames(ctx: ReadContext, names: Names, keys: ReadonlySet<string>): Promise<void> {
  const nameOf = await namesIn(ctx, keys);
  for (const { kind, slug } of [...keys].flatMap(actionSubjects)) {
    names.known.set(`${kind} ${slug}`, nameOf(kind, slug));
  }
}
