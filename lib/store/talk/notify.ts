import type { Tx } from '#lib/base/db.ts';

/** What an item of an inbox tells of. */
const INBOX_KINDS = ['mention', 'reply', 'comment', 'change', 'request', 'answer'] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

interface Told {
  /** Whom to tell; an id that nobody has, and a suspended person, is passed over. */
  users: readonly number[];
  kind: InboxKind;
  /** What it tells of (`mention:12`): nobody is told of the same twice. */
  key: string;
  text: string;
  /** A path of this site. */
  href: string;
}

/**
 * Puts an item into the inbox of each of several people, in the transaction that does what it tells of. Who has one of
 * this key already gets no second.
 */
export async function notify(tx: Tx, { users, kind, key, text, href }: Told): Promise<void> {
  if (users.length === 0) return;
  await tx.$executeRaw`
    insert into inbox_items (user_id, kind, key, text, href)
    select id, ${kind}, ${key}, ${text}, ${href} from users
    where id = any(${[...users]}::int[]) and suspended_at is null
    order by id
    on conflict (user_id, key) do nothing`;
}
