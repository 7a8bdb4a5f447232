import { pool } from '#lib/base/db.ts';
import { type Grant, ROLES } from '#lib/domain/permissions.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';

interface Row {
  name: string;
  suspended: boolean;
  claimed: string[];
  granted: { role: string; kind: string | null; slug: string | null }[];
}

/** Somebody who may act: what they are called and may do. */
export interface Person {
  userId: number;
  name: string;
  grants: Grant[];
}

const TEXT = `select u.name, u.suspended_at is not null as suspended, u.claimed_roles::text[] as claimed,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'kind', e.kind, 'slug', e.slug))
              from role_grants g left join entries e on e.id = g.entry_id where g.user_id = u.id), '[]') as granted
  from users u where u.id = $1`;

/**
 * What somebody may do at this moment: everybody is a reader, roles of the identity provider reach everything, and
 * granted ones what they were granted for. Null for nobody and for the suspended. Asked anew for every request, so that
 * a change of roles counts from the next one on.
 */
export async function personWith(userId: number): Promise<Person | null> {
  if (!Number.isSafeInteger(userId)) return null;
  const { rows } = await pool().query<Row>({ name: 'person-with-grants', text: TEXT, values: [userId] });
  const [row] = rows;
  if (!row || row.suspended) return null;
  const granted = [...row.claimed.map((role) => ({ role, kind: null, slug: null })), ...row.granted];
  return { userId, name: row.name, grants: [{ role: 'reader', entry: null }, ...granted.flatMap(grantOf)] };
}

function grantOf({ role: word, kind: name, slug }: Row['granted'][number]): Grant[] {
  const role = ROLES.find((one) => one === word);
  const kind = ENTRY_KINDS.find((one) => one === name);
  if (role === undefined) return [];
  return [{ role, entry: kind === undefined || slug === null ? null : { kind, slug } }];
}
