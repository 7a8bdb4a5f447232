import type { ReadContext } from './context.ts';
import type { NodeDto, ProbeDto } from './dto-probe.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

const NODES_SHOWN = 30;

/** What probes said of a site: the last report of each node, and what stands open against what the site's entry says. */
export async function probeOf(ctx: ReadContext, siteId: number): Promise<ProbeDto> {
  const nodes = await query<NodeDto & { total: number }>(ctx, {
    text: `select body ->> 'node' as node, ${instantText('at')} as at, by, body as seen, (count(*) over ())::int as total
           from (select distinct on (body ->> 'node') * from site_reports where site_id = $1
                 order by body ->> 'node', at desc, id desc) last
           order by last.at desc, last.id desc limit ${NODES_SHOWN}`,
    values: [siteId],
  });
  const contradictions = await query<ProbeDto['contradictions'][number]>(ctx, {
    text: `select c.field, c.raw as words from claims c join sources s on s.id = c.source_id
           where c.entry_id = $1 and c.state = 'open' and s.slug = 'probe' order by c.field collate "C", c.id`,
    values: [siteId],
  });
  return {
    nodes: nodes.map(({ total: _total, ...node }) => node),
    nodeTotal: nodes[0]?.total ?? 0,
    contradictions,
  };
}
