import { mustBeAllowedToRead } from '../authorise.ts';
import type { ReadContext } from '../context.ts';
import type { PastDayDto } from '../dto-as-of.ts';
import { query } from '../query.ts';
import { endOf } from './past-entries.ts';

type Row = Omit<PastDayDto, 'day' | 'last'> & { last: NonNullable<PastDayDto['last']> | null };

/** Where a day lies among the changes: the last one until then, and the days of those before and after it. */
export async function readDay({
  ctx,
  input: { day },
}: {
  ctx: ReadContext;
  input: { day: string };
}): Promise<PastDayDto> {
  mustBeAllowedToRead(ctx);
  const [row] = await query<Row>(ctx, {
    text: `select (select max((c.at at time zone 'UTC')::date)::text from change_sets c
                   where c.at < $1::text::timestamptz) as previous,
                  (select min((c.at at time zone 'UTC')::date)::text from change_sets c
                   where c.at >= $2::text::timestamptz and c.at <= $3::text::timestamptz) as next,
                  (select json_build_object('id', c.id, 'at', c.at, 'why', c.why, 'source', s.title)
                   from change_sets c left join sources s on s.id = c.source_id
                   where c.at < $2::text::timestamptz order by c.at desc, c.id desc limit 1) as last`,
    values: [`${day}T00:00:00Z`, endOf(day).toISOString(), ctx.now.toISOString()],
  });
  return { day, previous: row?.previous ?? null, next: row?.next ?? null, last: row?.last ?? null };
}
