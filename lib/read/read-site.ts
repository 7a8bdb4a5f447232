import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { SiteDto } from './dto.ts';
import { entryId, historyOf, noSuch, remarksOf, tasksAbout } from './entry-details.ts';
import { packageIndex } from './package-index.ts';
import { BY_NAME, packagesInOrder } from './package-order.ts';
import { MEANINGS, TARGETED } from './packed-codes.ts';
import { packedRows } from './packed-rows.ts';
import { probeOf } from './probe-of.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { siteRows } from './site-rows.ts';
import { statementsOf } from './statements-of.ts';

/** Packages a site's page shows; the status table filtered by the site has the others. */
const PACKAGES_SHOWN = 100;

/** One site with everything its page shows. */
export async function readSite({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<SiteDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const id = await entryId(ctx, 'site', input.slug);
  const [row] = id === null ? [] : await siteRows(ctx, version, [id]);
  if (id === null || !row) return noSuch('site', input.slug);
  const index = await packageIndex(ctx, version);
  const assessed = packagesInOrder(index, BY_NAME).filter(({ codes }) => MEANINGS[codes[row.place] ?? 0xff]);
  const isTargeted = ({ codes }: { codes: Uint8Array }) => TARGETED[codes[row.place] ?? 0xff] === 1;
  const inOrder = [...assessed.filter(isTargeted), ...assessed.filter((one) => !isTargeted(one))];
  const shown = inOrder.slice(0, PACKAGES_SHOWN).map((one) => one.id);
  const column = { id, slug: row.dto.slug, name: row.dto.name, place: row.place };
  const packages = (await packedRows(ctx, shown, [column])).flatMap(({ slug, name, cells: [cell] }) =>
    cell ? [{ slug, name, cell }] : [],
  );
  return ok({
    ...row.dto,
    claims: await statementsOf(ctx, id),
    care: await careOf(ctx, { id, kind: 'site', slug: row.dto.slug }),
    remarks: await remarksOf(ctx, id),
    history: await historyOf(ctx, id),
    packages,
    packageTotal: assessed.length,
    steps: await stepsAt(ctx, id),
    tasks: await tasksAbout(ctx, id),
    probe: await probeOf(ctx, id),
  });
}

/** Steps of use cases that target the site, with the packages they need. */
function stepsAt(ctx: ReadContext, siteId: number): Promise<SiteDto['steps']> {
  return query<SiteDto['steps'][number]>(ctx, {
    text: `select json_build_object('slug', u.slug, 'name', u.name) as "useCase", s.name as step,
                  array(select e.slug from step_packages n join entries e on e.id = n.package_id
                        where n.step_id = s.id and e.trashed_at is null order by e.slug) as packages,
                  s.parallel_raw as "parallelRaw"
           from step_sites t join use_case_steps s on s.id = t.step_id join use_cases c on c.id = s.use_case_id
           join entries u on u.id = c.id
           where t.site_id = $1 and u.trashed_at is null order by c.position, u.slug, s.position, s.slug`,
    values: [siteId],
  });
}
