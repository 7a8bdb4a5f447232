import type { ReadContext } from './context.ts';
import type { StatementDto } from './dto-care.ts';
import { query } from './query.ts';

/**
 * All that was said of an entry's fields; of one field the current statement first, then what stands beside it, newest
 * first. Who wrote here and is not named by a source is called by the account's name.
 */
export function statementsOf(ctx: ReadContext, id: number): Promise<StatementDto[]> {
  return query<StatementDto>(ctx, {
    text: `select c.id, c.field, c.value, c.raw, coalesce(p.name, case when s.id is null then u.name end) as by,
                  c.certainty::text, c.state::text, c.stated_on::text as on, c.settled_why as "settledWhy",
                  coalesce(c.stated_on::text, to_char(t.at at time zone 'utc', 'YYYY-MM-DD')) as said,
                  case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
           from claims c join change_sets t on t.id = c.change_set_id left join users u on u.id = t.user_id
           left join people p on p.id = c.person_id left join sources s on s.id = c.source_id
           where c.entry_id = $1
           order by c.field collate "C", array_position(array['current','open'], c.state::text), c.id desc`,
    values: [id],
  });
}
