import type { Actor } from '#lib/auth/actor.ts';
import type { Db } from '#lib/base/db.ts';

/** Who asks and when. With `db` (a transaction of a caller or a test) everything is read through it. */
export interface ReadContext {
  actor: Actor;
  now: Date;
  db?: Db;
  /** The data version that was read for this question already, since it was asked. */
  version?: number;
}
