import { OUTSIDE } from '#lib/auth/invitation-key.ts';
import type { Role } from '#lib/domain/permissions.ts';
import { mustKeepPeople } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** Somebody with an account, as an admin sees it. */
export interface PersonDto {
  userId: number;
  name: string;
  email: string;
  /** Whether the person signs in at the identity provider rather than with a password of this instance. */
  outside: boolean;
  suspended: boolean;
  /** Whether a password or an identity has been set up yet. */
  ready: boolean;
  lastSeen: string | null;
  /** From the identity provider's claim; it is changed there. */
  claimed: Role[];
  granted: { role: Role; entry: { kind: 'package' | 'site'; slug: string; name: string } | null }[];
}

const TEXT = `select u.id as "userId", u.name, u.email, u.handle like '%${OUTSIDE}' as outside,
    u.suspended_at is not null as suspended, exists (select from accounts a where a.user_id = u.id) as ready,
    (select to_char(max(s.updated_at) at time zone 'utc', 'YYYY-MM-DD') from sessions s where s.user_id = u.id) as "lastSeen",
    u.claimed_roles::text[] as claimed,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'entry',
                case when e.id is null then null else jsonb_build_object('kind', e.kind, 'slug', e.slug, 'name', e.name) end)
                order by g.role, e.name)
              from role_grants g left join entries e on e.id = g.entry_id where g.user_id = u.id), '[]') as granted
  from users u order by lower(u.name), u.id limit 1000`;

/** Everybody with an account; for admins only. */
export function listPeople({ ctx }: { ctx: ReadContext }): Promise<PersonDto[]> {
  mustKeepPeople(ctx);
  return query<PersonDto>(ctx, { text: TEXT });
}
