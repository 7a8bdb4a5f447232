import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import next from 'next';
import { answerApi } from '#lib/api/answer.ts';
import { keepReady } from '#lib/api/keep-ready.ts';
import { endStreams } from '#lib/api/live/hub.ts';
import { readerOf } from '#lib/api/page-state.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { closeDatabase } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { log } from '#lib/base/log.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { answeredBefore } from './answered-before.ts';
import { capBody } from './body-cap.ts';
import { compressResponse } from './compress.ts';
import { cleanHeaders, isApiPath, judgeHost, judgeOrigin, judgeRequestLine, type Refusal, refuse } from './guard.ts';
import { cleanNextHeaders, judgeAction, readActions } from './next-headers.ts';
import { allowOwnScripts, scriptsOfBuild } from './own-scripts.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sayUnreadForm } from './unread-form.ts';

/** How long requests under way may go on after the order to stop. */
const drainMs = 8000;
/** How long what a refused sender still sends is read and dropped. */
const lingerMs = 2000;

const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
const dev = values.dev;
const { HOST: hostname, PORT: port, TRUST_PROXY: trustProxy } = env();
const dir = fileURLToPath(new URL('..', import.meta.url));

let stopping = false;
let preparing: { stop(): void } | undefined;

/**
 * What this server and a page tell each other (app/(dashboard)/request-store.ts): who looks, and the status of the answer.
 * Under a well-known symbol, because the pages are a bundle of their own.
 */
interface RequestStore {
  actor?: Actor;
  waiting?: number;
  /** Versions of the data that the page is at least as new as. */
  seen?: { data: number; talk: number };
  /** Whether what is shown was made up to show the product. */
  demonstration?: boolean;
  databaseAway?: boolean;
  /** What tells our inline scripts from others while a page is rendered. */
  mark?: string;
  status?: number;
  acting?: boolean;
}
const requests = new AsyncLocalStorage<RequestStore>();
(globalThis as unknown as Record<symbol, unknown>)[Symbol.for('seaworthy.request')] = requests;

/**
 * Sends the status that the page set, when Next itself has nothing against 200. Before compression, which sends the head.
 * What was sent and failed before an action was reached is what Next could not read, and no fault of ours.
 */
function letPageSetStatus({ method }: IncomingMessage, response: ServerResponse, said: RequestStore): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((given: number, ...rest: unknown[]) => {
    const unread = given === 500 && method === 'POST' && said.acting !== true;
    const status = unread ? 400 : given === 200 ? (said.status ?? given) : given;
    if (status === 503) response.setHeader('Retry-After', '2');
    return writeHead(status, ...rest);
  }) as typeof response.writeHead;
}

const limits = { maxHeaderSize: 64 * 1024, requestTimeout: 120_000, headersTimeout: 15_000 };
// An offer to speak another protocol (curl --http2 and Java make it) is passed over, except for the hot reload, for which Next
// listens itself.
const server = createServer({ ...limits, requireHostHeader: false, shouldUpgradeCallback: () => dev }, handle);
const actions = readActions(join(dir, '.next/server/server-reference-manifest.json'));
const known = dev ? new Set<string>() : scriptsOfBuild(join(dir, '.next/server'));
const pages = next({ dev, dir, hostname, port, httpServer: server });
let answerPage: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function judge(request: IncomingMessage): Refusal | undefined {
  const refusal = judgeRequestLine(request.method, request.url) ?? judgeHost(request) ?? judgeOrigin(request);
  return refusal ?? (dev ? undefined : judgeAction(request, actions));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    setSecurityHeaders(response, dev);
    response.setHeader('X-Request-Id', cleanHeaders(request, trustProxy));
    if (stopping) response.setHeader('Connection', 'close');
    cleanNextHeaders(request);
    const refusal = judge(request);
    if (refusal) return refuse(request, response, refusal);
    if (!capBody(request, response)) return;
    if (isApiPath(request.url ?? ''))
      return await answerApi(request, response, () => compressResponse(request, response));
    const before = dev ? 'to render' : await answeredBefore(request, response);
    if (before === 'sent') return;
    const said: RequestStore = before === 'database away' ? { databaseAway: true } : await readerOf(request);
    letPageSetStatus(request, response, said);
    sayUnreadForm(request, response, () => said.acting === true);
    compressResponse(request, response);
    // What Next's client asks for is no document and has no scripts.
    if (request.headers.rsc === undefined) said.mark = allowOwnScripts(request, response, { known, dev });
    await requests.run(said, () => answerPage(request, response));
  } catch (error) {
    log.error({ err: error, url: request.url }, 'a request failed');
    if (response.headersSent) return void response.destroy();
    refuse(request, response, { status: 500, title: 'Something broke', detail: 'The fault is ours and was recorded.' });
  }
}

server.keepAliveTimeout = 65_000;
// What is not even HTTP, or has headers beyond the limit, never reaches `handle`. The rest of what is being sent is read
// and dropped for a moment: closing on unread bytes resets the connection, and the sender would not see the answer.
server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
  if (!socket.writable) return socket.destroy();
  const line = error.code === 'HPE_HEADER_OVERFLOW' ? '414 URI Too Long' : '400 Bad Request';
  const text = `${line.slice(4)}. Send a shorter or well-formed request.\n`;
  socket.end(
    `HTTP/1.1 ${line}\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`,
  );
  const cut = setTimeout(() => socket.destroy(), lingerMs);
  socket
    .removeAllListeners('data')
    .on('data', () => undefined)
    .resume();
  socket.on('close', () => clearTimeout(cut));
});

server.on('connect', (_request, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'));
server.on('checkExpectation', (request, response) =>
  refuse(request, response, { status: 417, title: 'Expectation failed', detail: 'Only 100-continue can be expected.' }),
);

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  preparing?.stop();
  void endStreams();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
  await Promise.allSettled([pages.close(), closeQueue().then(closeDatabase)]);
  process.exit(0);
}

process.on('SIGTERM', stop).on('SIGINT', stop);
// Started by `npm start`: when that is killed outright, nobody else would end this process.
process.on('disconnect', stop);

await pages.prepare();
answerPage = pages.getRequestHandler();
server.on('error', (error) => {
  log.fatal({ err: error }, 'the web server cannot listen');
  process.exit(1);
});
server.listen(port, hostname, () => {
  process.send?.('ready');
  preparing = keepReady();
});
