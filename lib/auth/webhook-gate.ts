import { randomBytes } from 'node:crypto';
import { pool } from '#lib/base/db.ts';
import type { LiveSource } from '#lib/contracts/ingest/delivery.ts';
import { PROVIDERS } from '#lib/contracts/ingest/provider.ts';
import type { Actor } from './actor.ts';

interface Row {
  id: number;
  name: string;
  provider: string;
  host: string | null;
  secrets: string[];
}

const TEXT = `
  select s.id, s.name, s.provider, s.registry_hosts[1] as host,
         array(select k.secret from webhook_secrets k
               where k.source_id = s.id and k.retired_at is null order by k.id desc) as secrets
  from webhook_sources s where s.path = $1 and s.disabled_at is null`;

/** A path that a source may have; no other is looked up, so that none can be an error of the database. */
const FORM = /^[A-Za-z0-9_-]{1,200}$/;

/** The source that deliveries to this path come from; null when there is none, or none any more. */
export async function sourceAt(path: string): Promise<LiveSource | null> {
  const values = [FORM.test(path) ? path : ''];
  const { rows } = await pool().query<Row>({ name: 'webhook-source', text: TEXT, values });
  const [row] = rows;
  const provider = PROVIDERS.find((one) => one === row?.provider);
  if (!row || provider === undefined) return null;
  const { id: sourceId, name, secrets, host } = row;
  return { sourceId, name, provider, secrets, group: host ?? provider };
}

/** Stands in for a source that is not there, so that a delivery to it is judged like any other and refused. */
export const NOBODYS: LiveSource = {
  sourceId: 0,
  name: '',
  provider: 'distribution',
  secrets: [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')],
  group: '',
};

/** The actor of a delivery whose credential was found to be right. */
export const webhookActor = ({ sourceId, name }: LiveSource): Actor => ({ kind: 'webhook', sourceId, name });
