import { z } from 'zod';
import { actorLabel } from '#lib/auth/actor.ts';
import { actorOf } from '#lib/auth/gate.ts';
import { apiNews } from '#lib/contracts/api/live.ts';
import { mustBeAllowedToRead } from '#lib/read/authorise.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { BUILD_ID } from '../build-id.ts';
import { hasTag } from '../kept-answers.ts';
import { toldOf } from '../live/event-text.ts';
import { HUB } from '../live/hub.ts';
import { idOf, readId, type Seen } from '../live/moments.ts';
import { openStream } from '../live/stream.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf } from '../openapi-parts.ts';
import { badParameters, problemResponse } from '../problem.ts';

const STREAM = '/api/live';
const VERSION = '/api/v1/version';
const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Neither kept nor compressed nor collected on its way.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};
/** Seconds after which there may be room again. */
const RETRY_AFTER = '60';

/** What others change, as it happens: a stream of events, and the same for who asks again and again. */
export function liveRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: VERSION,
    summary: 'The number of the present state of the data, and what has changed since another',
    request: { query: z.object({ since: z.string().optional().describe('`version.talk` of an earlier answer') }) },
    responses: { 200: jsonOf('The versions, and what changed since', apiNews), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(STREAM, stream);
  onlyThese(app, STREAM, READ_ONLY);
  app.get(VERSION, version);
  onlyThese(app, VERSION, READ_ONLY);
}

/** The state that a request has seen, undefined when it names none, or the answer to one that cannot be understood. */
function sinceOf(c: ApiContext, header?: string): Seen | null | Response {
  const search = new URL(c.req.url).searchParams;
  const unknown = [...search.keys()].some((name) => name !== 'since') || search.getAll('since').length > 1;
  // A browser that connects again knows better than the address it was given at first.
  const given = header ?? search.get('since');
  const since = readId(given);
  if (!unknown && (since !== null || given === null || given === '')) return since;
  const detail = 'At most once, as an earlier answer has it: version.talk, as in 12.3; and no other parameter.';
  return badParameters(c, [{ pointer: '/query/since', detail }]);
}

async function stream(c: ApiContext): Promise<Response> {
  const { actor } = c.get('read');
  mustBeAllowedToRead(c.get('read'));
  const since = sinceOf(c, c.req.header('last-event-id'));
  if (since instanceof Response) return since;
  if (c.req.method === 'HEAD') return new Response(null, { headers: STREAM_HEADERS });
  const named = actor.kind !== 'anonymous';
  const client = named ? actorLabel(actor) : addressOf(c);
  const full = () => {
    const detail = 'Too many streams are open. Ask /api/v1/version from time to time instead.';
    return problemResponse(c, { status: 503, detail, headers: { 'Retry-After': RETRY_AFTER } });
  };
  if (!HUB.hasRoomFor(client)) return full();
  const hello = await HUB.news(since);
  // Others may have come while the question was under way.
  if (!HUB.hasRoomFor(client)) return full();
  const { headers } = c.req.raw;
  const mayStill = async () => {
    const now = await actorOf({ headers, now: new Date() });
    return now.ok && now.value.kind !== 'anonymous';
  };
  const { outgoing } = c.env ?? {};
  const body = openStream(HUB, {
    client,
    named,
    hello,
    // Anonymous readers may read as long as this process runs.
    mayStill: named ? mayStill : null,
    destroy: outgoing ? () => outgoing.destroy() : null,
  });
  return new Response(body, { headers: STREAM_HEADERS });
}

async function version(c: ApiContext): Promise<Response> {
  const { actor } = c.get('read');
  const since = sinceOf(c);
  if (since instanceof Response) return since;
  const news = await HUB.news(since);
  const named = actor.kind !== 'anonymous';
  const etag = `W/"${idOf(news.to)}.${since === null ? '' : idOf(since)}.${named}.${BUILD_ID}"`;
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (hasTag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return Response.json(toldOf(news, named), { headers });
}

/** The last hop that a trusted proxy names (the guard leaves nobody else's word), else who is connected. */
function addressOf(c: ApiContext): string {
  const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return said || (c.env?.incoming?.socket?.remoteAddress ?? 'unknown');
}
