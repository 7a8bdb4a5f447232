import { z } from 'zod';
import { NOBODYS, sourceAt, webhookActor } from '#lib/auth/webhook-gate.ts';
import { wasBusySince, watchBusyness } from '#lib/base/busy.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import type { FailureKind } from '#lib/base/errors.ts';
import { turnsFor } from '#lib/base/turns.ts';
import { apiKeptDelivery, apiRepeatedDelivery } from '#lib/contracts/api/webhook.ts';
import { DELIVERY_BYTES_AT_MOST } from '#lib/contracts/ingest/delivery.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';
import { keptHeaders } from '#lib/ingest/kept-headers.ts';
import { verify } from '#lib/ingest/verify.ts';
import { keepDelivery } from '#lib/store/deliveries/keep-delivery.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { cappedBody } from '../capped-body.ts';
import { ALWAYS, jsonOf, problemOf } from '../openapi-parts.ts';
import { problemResponse } from '../problem.ts';

export const WEBHOOKS = '/api/webhooks/:source';

/** How long a body may take; a registry sends its few kilobytes at once. */
const BODY_MS = 15_000;
const STATUS: Partial<Record<FailureKind, number>> = { invalid: 400, conflict: 413, unavailable: 408 };

/** Deliveries whose sources are looked up at once. A burst waits here, and is not turned away for want of a connection. */
const takeTurn = turnsFor(6);

/** The same words for a source that is not there, one that is no longer in use, and a credential that is wrong. */
const REFUSED = 'There is no such source, or this delivery does not carry a credential of it.';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;

/** GitHub can send its JSON as the field of a form. */
const alsoForm = (provider: Provider, type: string): boolean =>
  provider === 'ghcr' && type === 'application/x-www-form-urlencoded';

function unfit(c: ApiContext, provider: Provider): string | null {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!JSON_TYPE.test(type) && !alsoForm(provider, type))
    return 'Send the event as JSON, with a content type that says so.';
  const coding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  return coding === 'identity' ? null : 'Send the event as it is, not compressed.';
}

const ATTEMPTS = 3;

/**
 * A process that a burst keeps busy for a second takes an answer of the database that lies there already for silence. To
 * ask again is safe: what was kept after all is known by its key.
 */
async function whileBusy(work: () => Promise<Response>): Promise<Response> {
  watchBusyness();
  for (let attempt = 1; ; attempt += 1) {
    const began = performance.now();
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDatabaseDown(error) || !wasBusySince(began)) throw error;
    }
  }
}

async function answer(c: ApiContext, path: string, body: Uint8Array): Promise<Response> {
  const { now } = c.get('read');
  const raw = { headers: Object.fromEntries(c.req.raw.headers), body };
  const source = await takeTurn(() => sourceAt(path));
  const { provider, secrets } = source ?? NOBODYS;
  const verified = verify(provider, { secrets, raw, now });
  if (source === null || verified === null) return problemResponse(c, { status: 401, detail: REFUSED });
  const fault = unfit(c, provider);
  if (fault !== null) return problemResponse(c, { status: 415, detail: fault });
  const { id, duplicate } = await keepDelivery({
    ctx: { actor: webhookActor(source), now },
    input: {
      sourceId: source.sourceId,
      group: source.group,
      verified,
      raw: { headers: keptHeaders(raw.headers), body },
    },
  });
  const headers = { 'Cache-Control': 'no-store' };
  return duplicate ? c.json({ id, duplicate: true }, 200, headers) : c.json({ id }, 202, headers);
}

/**
 * `POST /api/webhooks/{source}`: what registries and CI systems send. Reads no more than 1 MB, holds the bytes to the
 * source's credential, keeps them with the job of working them off, and answers. Nothing else happens in the request.
 */
export function webhookRoutes(app: ApiApp): void {
  describeWebhooks(app);
  app.post(WEBHOOKS, async (c) => {
    const body = await cappedBody(c.req.raw, { atMost: DELIVERY_BYTES_AT_MOST, withinMs: BODY_MS });
    if (body.ok) return whileBusy(() => answer(c, c.req.param('source'), body.value));
    const { kind, detail } = body.failure;
    return problemResponse(c, { status: STATUS[kind] ?? 400, detail });
  });
  onlyThese(app, WEBHOOKS, ['POST']);
}

function describeWebhooks(app: ApiApp): void {
  const event = { schema: z.unknown().describe('As the provider sends it') };
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/webhooks/{source}',
    summary: 'What a registry or a CI system sends when something happened',
    description:
      'Takes the credential of the source, in the way of its provider, and neither tokens nor sessions. An event that ' +
      'cannot be used is taken all the same, and set aside with the reason where admins see it.',
    security: [],
    request: {
      params: z.object({ source: z.string().describe('Last part of the address that the source was made with') }),
      body: { required: true, content: { 'application/json': event } },
    },
    responses: {
      202: jsonOf('The delivery is kept and will be worked on', apiKeptDelivery),
      200: jsonOf('It was kept before, and is not worked on twice', apiRepeatedDelivery),
      400: problemOf('The body broke off'),
      401: problemOf('There is no such source, or the credential is not one of it'),
      408: problemOf('The body did not come in time'),
      413: problemOf('The body is larger than 1 MB'),
      415: problemOf('The body is compressed, or of another content type than JSON'),
      503: ALWAYS[503],
    },
  });
}
