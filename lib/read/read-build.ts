import { conflict, notFound, ok, type Result } from '#lib/base/errors.ts';
import { parseDigest } from '#lib/contracts/build-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { buildRows } from './build-rows.ts';
import type { ReadContext } from './context.ts';
import type { BuildDto } from './dto-image.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

type Parts = Omit<BuildDto, 'tests'> & { runs: number; passed: number };

const PARTS = `
  select coalesce((select json_agg(json_build_object('digest', l.digest, 'sizeBytes', l.size_bytes,
                                                     'mediaType', l.media_type) order by l.position)
                   from build_layers l where l.build_id = $1), '[]') as layers,
         array(select m.digest from build_children c join builds m on m.id = c.child_id
               where c.index_id = $1 and m.digest is not null order by m.digest collate "C") as members,
         array(select m.digest from build_children c join builds m on m.id = c.index_id
               where c.child_id = $1 and m.digest is not null order by m.digest collate "C") as "memberOf",
         coalesce((select json_agg(json_build_object('channel', p.channel, 'path', p.path, 'site', f.slug,
                                                     'state', p.state, 'at', ${instantText('p.at')}, 'via', p.via)
                                   order by p.at desc, p.id desc)
                   from publications p left join entries f on f.id = p.site_id where p.build_id = $1), '[]')
           as publications,
         coalesce((select json_agg(json_build_object('digest', r.digest, 'artifactType', r.artifact_type,
                                                     'sizeBytes', r.size_bytes, 'annotations', r.annotations)
                                   order by r.artifact_type collate "C", r.digest collate "C")
                   from build_referrers r where r.build_id = $1), '[]') as referrers,
         b.os, b.config_digest as "configDigest", b.reported_tag as "reportedTag", b.labels,
         ${instantText('b.received_at')} as "receivedAt", ${instantText('b.resolved_at')} as "resolvedAt",
         (select count(*)::int from test_runs r where r.build_id = $1) as runs,
         (select count(*)::int from test_runs r where r.build_id = $1 and r.outcome = 'passed') as passed
  from builds b where b.id = $1`;

/** The build of a digest, or of the only digest that begins so. */
export async function readBuild({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { digest: string };
}): Promise<Result<BuildDto>> {
  const found = await buildIdOf({ ctx, input });
  if (!found.ok) return found;
  const [row] = await buildRows(ctx, [found.value]);
  const [parts] = row ? await query<Parts>(ctx, { text: PARTS, values: [found.value] }) : [];
  if (!row || !parts) return notFound('There is no such build.');
  const { runs, passed, ...rest } = parts;
  return ok({ ...row, ...rest, tests: { runs, passed } });
}

/** Number of the build of a digest, or of the only digest that begins so. */
export async function buildIdOf({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { digest: string };
}): Promise<Result<number>> {
  mustBeAllowedToRead(ctx);
  const digest = parseDigest(input.digest);
  if (digest === null) return notFound('There is no build of that digest. Give at least twelve hex digits of it.');
  const found = await query<{ id: number }>(ctx, {
    text: `select b.id from builds b join entries e on e.id = b.image_id and e.trashed_at is null
           where b.digest >= $1 and b.digest < $1 || 'g' and starts_with(b.digest, $1) order by b.digest limit 2`,
    values: [digest],
  });
  if (found.length > 1) return conflict(`More than one digest begins with ${digest}. Give more of its digits.`);
  const [only] = found;
  return only ? ok(only.id) : notFound(`There is no build ${digest}.`);
}
