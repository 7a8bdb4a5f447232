import { CHOICES_AT_MOST, SITE_CHOICES_AT_MOST } from '#lib/contracts/test-params.ts';
import type { ReadContext } from './context.ts';
import type { TestGridDto } from './dto-test.ts';
import { query } from './query.ts';

/** One more than a menu lists, so that it can tell. */
const LISTED = CHOICES_AT_MOST + 1;
const CHOICES = `
  (select 'suite' as what, slug, name from test_suites order by lower(name), slug limit ${LISTED})
  union all (select 'image', e.slug, e.name from entries e where e.kind = 'image' and e.trashed_at is null
    and exists (select 1 from builds b where b.image_id = e.id) order by lower(e.name), e.slug limit ${LISTED})
  union all (select 'package', e.slug, e.name from entries e where e.kind = 'package' and e.trashed_at is null
    and (exists (select 1 from required_suites q where q.package_id = e.id)
         or exists (select 1 from test_runs r where r.package_id = e.id)) order by lower(e.name), e.slug limit ${LISTED})
  union all (select 'site', e.slug, e.name from entries e where e.kind = 'site' and e.trashed_at is null
    and (exists (select 1 from step_sites w where w.site_id = e.id)
         or exists (select 1 from test_runs r where r.site_id = e.id))
    order by lower(e.name), e.slug limit ${SITE_CHOICES_AT_MOST + 1})`;

/** What the grid can be asked for, and how many runs there are at all. */
export async function readGridChoices(ctx: ReadContext): Promise<Pick<TestGridDto, 'choices' | 'runs'>> {
  const given = await query<{ what: string; slug: string; name: string }>(ctx, { text: CHOICES });
  const [counted] = await query<{ runs: number }>(ctx, { text: 'select count(*)::int as runs from test_runs' });
  const choice = (what: string) => given.filter((one) => one.what === what).map(({ slug, name }) => ({ slug, name }));
  return {
    choices: { suite: choice('suite'), image: choice('image'), package: choice('package'), site: choice('site') },
    runs: counted?.runs ?? 0,
  };
}
