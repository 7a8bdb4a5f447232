import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that goes no further, and what to say. */
export type Refusal = { status: number; title: string; detail: string; allow?: string };

const longestUrl = 16 * 1024;
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const pageMethods = new Set(['GET', 'HEAD', 'POST']);
const requestIdForm = /^[\w.-]{8,128}$/;

/** Headers that Next believes and that only a proxy of ours may set. */
const proxyHeaders = /^(x-forwarded-|x-real-ip$|forwarded$)/;
/** Headers by which Next talks to itself; from outside they skip middleware or choose what is rendered. */
const internalHeaders = /^x-(middleware-|invoke-|matched-path$|nextjs-data$|now-|vercel-)/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const controlsInPath = /[\u0000-\u001f\u007f]/;

function badPart(text: string, forbidden: RegExp): string | undefined {
  let decoded: string;
  try {
    // Throws for a broken escape and for bytes that are not UTF-8, which is how an encoded lone surrogate shows.
    decoded = decodeURIComponent(text);
  } catch {
    return 'contains a broken %-escape or bytes that are not UTF-8';
  }
  if (forbidden.test(decoded)) return 'contains a control character';
  // Node hands raw bytes above 127 on as Latin-1; whatever the sender meant, it was not a valid URL.
  if (/[^\u0021-\u007e]/.test(text)) return 'contains a character that must be %-encoded';
  return undefined;
}

/** Judges the request line: what PostgreSQL, Next or a file system would choke on must not get past here. */
export function judgeRequestLine(method: string | undefined, url: string | undefined): Refusal | undefined {
  if (!methods.has(method ?? '')) {
    return { status: 405, title: 'Method not allowed', detail: 'This server does not know that method.' };
  }
  const target = url ?? '';
  if (target.length > longestUrl) {
    return { status: 414, title: 'Address too long', detail: `The address is longer than ${longestUrl} characters.` };
  }
  // Pages are read, and changed by forms; everything else has a route of the API.
  if (!isApiPath(target) && !pageMethods.has(method ?? '')) {
    return { status: 405, title: 'Method not allowed', detail: 'A page answers GET, HEAD and POST only.' };
  }
  const bad = (detail: string) => ({ status: 400, title: 'Bad address', detail: `The ${detail}.` });
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) {
    return bad('address is not a plain path on this server');
  }
  const pathFault = badPart(path, controlsInPath);
  if (pathFault) return bad(`path ${pathFault}`);
  const queryFault = cut < 0 ? undefined : badPart(target.slice(cut + 1), controls);
  return queryFault ? bad(`query ${queryFault}`) : undefined;
}

const hostForm = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Judges the Host header, of which there has to be exactly one: links and the origin check are made from it. */
export function judgeHost(request: IncomingMessage): Refusal | undefined {
  const given = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  const host = request.headers.host ?? '';
  if (given === 1 && hostForm.test(host) && URL.canParse(`http://${host}`)) return undefined;
  return { status: 400, title: 'Bad request', detail: 'The request must name one host, as in "Host: example.org".' };
}

const FOREIGN: Refusal = {
  status: 403,
  title: 'Not from here',
  detail: 'This form was sent from another site and was not accepted.',
};

/**
 * Refuses what a page of another site sends: a form, an action, a call of the API with this browser's cookie. Programs
 * send no cookie and no Origin and are not concerned. What comes with a cookie has to say by either that it is from here;
 * the API asks so itself, after it knows whether a token speaks instead (lib/api/same-origin.ts).
 */
export function judgeOrigin(request: IncomingMessage): Refusal | undefined {
  const { origin, host, cookie } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  // A delivery proves itself and uses nobody's cookie.
  if (request.url?.startsWith('/api/webhooks/')) return undefined;
  const site = request.headers['sec-fetch-site'];
  const isForm = cookie !== undefined && !isApiPath(request.url ?? '');
  if (isForm && (site === undefined ? !origin : site !== 'same-origin')) return FOREIGN;
  if (!origin) return undefined;
  // Only a trusted proxy's word is still there at this point.
  const ours = request.headers['x-forwarded-host']?.toString() ?? host;
  if (URL.canParse(origin) && new URL(origin).host === ours) return undefined;
  return FOREIGN;
}

/** Removes what only a proxy or Next itself may say, and gives the request a number for logs and answers. */
export function cleanHeaders(request: IncomingMessage, trustProxy: boolean): string {
  const given = request.headers['x-request-id'];
  const id = trustProxy && typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();
  const unwanted = (name: string) =>
    name === 'x-request-id' || internalHeaders.test(name) || (!trustProxy && proxyHeaders.test(name));
  for (const name of Object.keys(request.headers)) if (unwanted(name)) delete request.headers[name];
  request.headers['x-request-id'] = id;
  // Node keeps a second, raw list, and the API reads that one.
  const raw = request.rawHeaders;
  const kept = raw.flatMap((name, at) =>
    at % 2 === 0 && !unwanted(name.toLowerCase()) ? [name, raw[at + 1] ?? ''] : [],
  );
  request.rawHeaders = [...kept, 'x-request-id', id];
  // Load balancers still ask for the health of a server in HTTP/1.0, where no Host is needed; the API wants one.
  if (request.httpVersion === '1.0' && request.headers.host === undefined) {
    request.headers.host = 'localhost';
    request.rawHeaders.push('Host', 'localhost');
  }
  return id;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Answers a refused request: a small page for people, problem+json for programs. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, title, detail, allow } = refusal;
  const forPeople = !isApiPath(request.url ?? '') && (request.headers.accept ?? '').includes('text/html');
  const text = (value: string) => value.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
  const body = forPeople
    ? `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${text(title)}</title><body style="font:1rem/1.5 system-ui;margin:4rem auto;max-width:36rem;padding:0 1rem">` +
      `<h1>${text(title)}</h1><p>${text(detail)}</p><p><a href="/">To the overview</a></p></body></html>`
    : JSON.stringify({ type: 'about:blank', title, status, detail });
  response.statusCode = status;
  response.setHeader('Content-Type', forPeople ? 'text/html; charset=utf-8' : 'application/problem+json');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.setHeader('Cache-Control', 'no-store');
  if (status === 405)
    response.setHeader('Allow', allow ?? [...(isApiPath(request.url ?? '') ? methods : pageMethods)].join(', '));
  // What is left of a refused body is not read, so the connection cannot be used again.
  if (status === 413) response.setHeader('Connection', 'close');
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Paths answered by the API application before Next sees them. */
export function isApiPath(url: string): boolean {
  return /^\/(api\/|badge\/|feeds\/|export\/[^/?]+\.|(?:livez|readyz|metrics|probe\.sh)(?:\?|$))/.test(url);
}
