import { notFound, ok, type Result } from '#lib/base/errors.ts';
import type { RecipeBuild } from '#lib/domain/recipes/recipe-facts.ts';
import { buildRows } from './build-rows.ts';
import type { ReadContext } from './context.ts';
import type { BuildPageDto } from './dto-build.ts';
import type { BuildDto } from './dto-image.ts';
import { query } from './query.ts';
import { buildIdOf, readBuild } from './read-build.ts';
import { timelineOfBuild } from './read-timeline.ts';
import { recipeMounts, recipeSites } from './recipe-sites.ts';
import { testMatrix } from './test-matrix.ts';

interface Around {
  imageId: number;
  image: BuildPageDto['image'];
  members: number[];
  memberOf: number[];
  baseName: string | null;
  siteNames: Record<string, string> | null;
}

const AROUND = `
  select b.image_id as "imageId", json_build_object('slug', e.slug, 'name', e.name) as image,
         array(select c.child_id from build_children c join builds m on m.id = c.child_id
               where c.index_id = b.id order by m.os collate "C", m.architecture collate "C", m.id) as members,
         array(select c.index_id from build_children c where c.child_id = b.id order by c.index_id desc limit 20)
           as "memberOf",
         (select json_object_agg(f.slug, f.name) from publications p join entries f on f.id = p.site_id
          where p.build_id = b.id) as "siteNames",
         (select f.name from entries f where f.id = b.base_platform_id and f.trashed_at is null) as "baseName"
  from builds b join entries e on e.id = b.image_id where b.id = $1`;

/** One build with everything its page shows; `buildIdOf` asks who reads. */
export async function readBuildPage({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { digest: string };
}): Promise<Result<BuildPageDto>> {
  const found = await buildIdOf({ ctx, input });
  if (!found.ok) return found;
  const id = found.value;
  const read = await readBuild({ ctx, input });
  if (!read.ok) return read;
  const build = read.value;
  const [around] = await query<Around>(ctx, { text: AROUND, values: [id] });
  if (!around) return notFound('There is no such build.');
  const { imageId, image, siteNames, baseName } = around;
  return ok({
    build,
    image,
    baseName,
    siteNames: siteNames ?? {},
    members: await buildRows(ctx, around.members),
    memberOf: await buildRows(ctx, around.memberOf),
    matrix: await testMatrix(ctx, { buildId: id, imageId, createdAt: build.createdAt }),
    recipe: recipeBuild(build, await recipeMounts(ctx, imageId)),
    sites: await recipeSites(ctx, id, imageId),
    timeline: await timelineOfBuild(ctx, id),
  });
}

function recipeBuild(build: BuildDto, mounts: RecipeBuild['mounts']): RecipeBuild | null {
  const { digest, status, goneAt, sizeBytes, tags, publications } = build;
  if (digest === null) return null;
  return { digest, state: status, isGone: goneAt !== null, sizeBytes, tags, mounts, publications };
}
