import { withClient } from '#scripts/database-url.ts';

/** What the questions are made of: addresses and words that occur in the data set. */
export interface Sample {
  /** Least and greatest id of a package. */
  ids: readonly [number, number];
  packages: { id: number; slug: string; name: string }[];
  /** Beginnings of words that packages are named with, of three letters and more. */
  heads: string[];
}

/** Reads every package's address from the data set. */
export function readSample(url: string): Promise<Sample> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Sample['packages'][number]>(
      `select id, slug, lower(name) as name from entries where kind = 'package' and trashed_at is null order by id`,
    );
    const words = new Set(rows.map(({ slug }) => slug.split('-')[0] ?? slug));
    const heads = [...words].flatMap((word) => Array.from({ length: word.length - 2 }, (_, n) => word.slice(0, n + 3)));
    return { packages: rows, ids: [rows[0]?.id ?? 0, rows.at(-1)?.id ?? 0], heads: [...new Set(heads)].sort() };
  });
}
