import { parseDigest } from '#lib/contracts/build-params.ts';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type RunListParams, runListKey } from '#lib/contracts/test-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TestRunListDto } from './dto-test.ts';
import { query } from './query.ts';
import { RUN_FROM, RUN_LIVES, testRunRows } from './test-run-rows.ts';

/** Every filter is null when it is not asked for. A run in a container is one of every package that the image holds. */
const MATCHING = `${RUN_FROM}
  where ${RUN_LIVES}
    and ($1::text[] is null or s.slug = any($1)) and ($2::text[] is null or se.slug = any($2))
    and ($3::text[] is null or re.slug = any($3)) and ($4::text[] is null or ie.slug = any($4))
    and ($5::text[] is null or pk.slug = any($5) or b.image_id in (
          select c.image_id from image_contents c join entries e on e.id = c.package_id where e.slug = any($5)))
    and ($6::text[] is null or exists (select 1 from unnest($6) d where starts_with(b.digest, d)))
    and ($7::text[] is null or r.outcome::text = any($7))`;

/** One page of the test runs, newest first. */
export async function listTestRuns({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: RunListParams;
}): Promise<TestRunListDto> {
  mustBeAllowedToRead(ctx);
  const { suite, site, runtime, image, package: packages, digest, outcome } = input.filters;
  const anyOf = (given: readonly string[]) => (given.length === 0 ? null : [...given]);
  const digests = digest.flatMap((one) => parseDigest(one) ?? []);
  const values = [suite, site, runtime, image, packages, digests, outcome].map(anyOf);
  const found = await query<{ id: number }>(ctx, {
    text: `select r.id ${MATCHING} and ($8::int is null or r.id < $8) order by r.id desc limit $9`,
    values: [...values, input.before, input.limit + 1],
  });
  const [counted] = await query<{ total: number }>(ctx, { text: `select count(*)::int as total ${MATCHING}`, values });
  const shown = found.slice(0, input.limit).map(({ id }) => id);
  const last = found.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: await testRunRows(ctx, shown),
    nextCursor:
      last === undefined ? null : encodeCursor(runListKey(input.filters), { direction: 'after', values: [last] }),
    total: counted?.total ?? 0,
  };
}
