import { env } from '#lib/base/env.ts';

/** The address that people and the identity provider reach this instance at, without a slash at its end. */
export function publicUrl(): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, '');
}
