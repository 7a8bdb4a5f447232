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
                                                     'state', p.state, 'at', ${instantText('p.at')})
                                   order by p.at desc, p.id desc)
                   from publications p left join entries f on f.id = p.site_id where p.build_id = $1), '[]')
           as publications,
         (select count(*)::int from test_runs r where r.build_id = $1) as runs,
         (select count(*)::int from test_runs r where r.build_id = $1 and r.outcome = 'passed') as passed`;

/** The build of a digest, or of the only digest that begins so. */
export async function readBuild({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { digest: string };
}): Promise<Result<BuildDto>> {
  mustBeAllowedToRead(ctx);
  const digest = parseDigest(input.digest);
  if (digest === null) return notFound('There is no build of that digest. Give at least twelve hex digits of it.');
  const found = await query<{ id: number }>(ctx, {
    text: `select b.id from builds b join entries e on e.id = b.image_id and e.trashed_at is null
           where b.digest >= $1 and b.digest < $1 || 'g' and starts_with(b.digest, $1) order by b.digest limit 2`,
    values: [digest],
  });
  if (found.length > 1) return conflict(`More than one digest begins with ${digest}. Give more of its digits.`);
  const [row] = await buildRows(
    ctx,
    found.map(({ id }) => id),
  );
  const [parts] = row ? await query<Parts>(ctx, { text: PARTS, values: [found[0]?.id ?? 0] }) : [];
  if (!row || !parts) return notFound(`There is no build ${digest}.`);
  const { runs, passed, ...rest } = parts;
  return ok({ ...row, ...rest, tests: { runs, passed } });
}
