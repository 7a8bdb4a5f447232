import { createHmac } from 'node:crypto';
import { systemActor } from '#lib/auth/actor.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';
import { type NewSourceInput, newSourceInput } from '#lib/contracts/ingest/source.ts';
import { type CreatedSource, createSource } from '#lib/store/sources/create-source.ts';
import { app } from './app.ts';

/** A source of the given provider, committed to the test's database. */
export async function sourceFor(
  provider: Provider,
  more: Partial<NewSourceInput> = {},
): Promise<CreatedSource & { secret: string }> {
  const name =
    more.name ?? `${provider}-${createHmac('sha256', 'x').update(String(Math.random())).digest('hex').slice(0, 8)}`;
  const input = newSourceInput.parse({ provider, registryHosts: ['registry.example.org'], ...more, name });
  const made = await createSource({ ctx: { actor: systemActor('test'), now: new Date() }, input });
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return { ...made.value, secret: made.value.secret ?? '' };
}

type Headers = Record<string, string>;

/** Sends a body to a source's address. */
export const deliver = (
  { path }: { path: string },
  body: BodyInit | object,
  headers: Headers = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(`/api/webhooks/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype ? JSON.stringify(body) : body,
    } as RequestInit),
  );

/** Headers of a delivery signed after Standard Webhooks. */
export function standardHeaders(
  secret: string,
  { id, body, at = new Date() }: { id: string; body: string; at?: Date },
): Headers {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** A push of a manifest as CNCF Distribution notifies of it, in a bundle of its own. */
export const pushNotified = (id: string, more: object = {}) => ({
  events: [
    {
      id,
      timestamp: '2026-02-03T04:05:06.789Z',
      action: 'push',
      target: {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: `sha256:${'a'.repeat(64)}`,
        size: 1234,
        repository: 'fermi/glastrelease',
        tag: 'v1',
        ...more,
      },
      request: { id: 'r', host: 'registry.example.org', method: 'PUT' },
      actor: {},
      source: { instanceID: 'i' },
    },
  ],
});
