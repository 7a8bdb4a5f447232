import type { SuiteKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

export interface SuiteDto {
  slug: string;
  name: string;
  kind: SuiteKind;
  /** Cases that every report of it has to hold. */
  expected: string[];
}

/** Test suites by name. */
export async function listSuites({ ctx }: { ctx: ReadContext }): Promise<SuiteDto[]> {
  mustBeAllowedToRead(ctx);
  return query<SuiteDto>(ctx, {
    text: `select s.slug, s.name, s.kind::text as kind,
             array(select x.name from expected_cases x where x.suite_id = s.id order by x.name collate "C") as expected
           from test_suites s order by lower(s.name), s.slug limit 500`,
  });
}
