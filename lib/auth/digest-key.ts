import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { pool } from '#lib/base/db.ts';

/** One secret for all processes of an instance, made by the first that needs it. */
async function secret(): Promise<string> {
  const text = `insert into settings (key, value) values ('digest_secret', to_jsonb($1::text)) on conflict (key) do nothing`;
  await pool().query(text, [randomBytes(48).toString('base64url')]);
  const { rows } = await pool().query<{ value: string }>(`select value from settings where key = 'digest_secret'`);
  return String(rows[0]?.value);
}

const sign = (key: string, userId: number): string =>
  createHmac('sha256', key).update(`digest of ${userId}`).digest('base64url');

/** What a mail carries by which its receiver, without signing in, ends the mails and can do nothing else. */
export async function digestKey(userId: number): Promise<string> {
  return `${userId}.${sign(await secret(), userId)}`;
}

/** Whose mails a key ends; null for a key that is not ours. */
export async function userOfDigestKey(key: string): Promise<number | null> {
  const [, digits = '', given = ''] = /^([1-9]\d{0,8})\.([\w-]{43})$/.exec(key) ?? [];
  if (digits === '') return null;
  const userId = Number(digits);
  const own = Buffer.from(sign(await secret(), userId));
  return timingSafeEqual(own, Buffer.from(given)) ? userId : null;
}
