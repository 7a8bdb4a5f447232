import { createHash, randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { policyWith } from './security-headers.ts';

/** Every script of a document: what stands in its tag and in it. */
function* scriptsIn(html: string): Generator<{ tag: string; script: string }> {
  for (let at = html.indexOf('<script'); at >= 0; at = html.indexOf('<script', at)) {
    const begin = html.indexOf('>', at) + 1;
    const end = html.indexOf('</script>', begin);
    if (begin === 0 || end < 0) return;
    yield { tag: html.slice(at, begin), script: html.slice(begin, end) };
    at = end;
  }
}

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Hashes of the scripts written into the documents that the build finished: what Next sends without asking a page. */
export function scriptsOfBuild(dir: string): ReadonlySet<string> {
  if (!existsSync(dir)) return new Set();
  const documents = globSync('**/*.html', { cwd: dir }).map((name) => readFileSync(join(dir, name), 'utf8'));
  return new Set(documents.flatMap((html) => [...scriptsIn(html)].map(({ script }) => hashOf(script))));
}

/**
 * A document as it may leave the house, and the hashes of the scripts in it that may run. A script is ours when it carries
 * the mark that only Next's renderer was told, or when the build wrote it; one that came in with somebody's text is
 * neither. The mark itself stays here, so that the same page is the same bytes for everybody.
 */
export function signScripts(
  html: string,
  mark: string,
  known: ReadonlySet<string>,
): { html: string; hashes: string[] } {
  const hashes = new Set<string>();
  const own = ` nonce="${mark}"`;
  for (const { tag, script } of scriptsIn(html)) {
    if (script === '') continue;
    const hash = hashOf(script.replaceAll(mark, ''));
    if (tag.includes(own) || known.has(hash)) hashes.add(hash);
  }
  return { html: html.replaceAll(own, '').replaceAll(mark, ''), hashes: [...hashes] };
}

/**
 * Lets the page about to be rendered run its own inline scripts and no others. Its document is held until it is complete,
 * since the policy with the hashes goes before it; React has no more to wait for then anyway (no page streams in parts).
 * Everything else passes as it is written. Goes on last, before anything that compresses gets to see the document.
 * Returns the mark.
 */
export function allowOwnScripts(
  request: IncomingMessage,
  response: ServerResponse,
  { known, dev }: { known: ReadonlySet<string>; dev: boolean },
): string {
  const mark = randomBytes(16).toString('hex');
  // Next takes the mark for its scripts from here, so nobody else may set it.
  delete request.headers['content-security-policy-report-only'];
  request.headers['content-security-policy'] = `script-src 'nonce-${mark}'`;

  const plain = {
    write: response.write.bind(response) as (...sent: unknown[]) => boolean,
    end: response.end.bind(response) as (...sent: unknown[]) => ServerResponse,
    writeHead: response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse,
    flushHeaders: response.flushHeaders.bind(response),
  };
  const pieces: Buffer[] = [];
  /** Node itself asks for the head once more when the first byte goes out. */
  let released = false;
  const isHeld = (type = response.getHeader('Content-Type')): boolean =>
    !released && !response.headersSent && /^text\/html\b/.test(String(type ?? ''));
  const hold = (chunk: unknown): void => {
    if (typeof chunk === 'string') pieces.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) pieces.push(Buffer.from(chunk));
  };
  const doneOf = (sent: unknown[]) => sent.find((one) => typeof one === 'function') as (() => void) | undefined;

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      const headers = Object.entries(rest.find((one) => typeof one === 'object') ?? {});
      const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
      if (rest.some(Array.isArray) || !isHeld(type)) return plain.writeHead(status, ...rest);
      response.statusCode = status;
      for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
      return response;
    },
    flushHeaders() {
      if (!isHeld()) plain.flushHeaders();
    },
    write(...sent: unknown[]) {
      if (!isHeld()) return plain.write(...sent);
      hold(sent[0]);
      const done = doneOf(sent);
      if (done) queueMicrotask(done);
      return true;
    },
    end(...sent: unknown[]) {
      // A browser puts the headers of a 304 in the place of those it keeps, and its document would lose the hashes.
      if (response.statusCode === 304 && !response.headersSent) response.removeHeader('Content-Security-Policy');
      if (!isHeld()) return plain.end(...sent);
      hold(sent[0]);
      released = true;
      const { html, hashes } = signScripts(Buffer.concat(pieces).toString(), mark, known);
      const done = doneOf(sent);
      if (response.statusCode !== 304) response.setHeader('Content-Security-Policy', policyWith(hashes, dev));
      if (html === '') return plain.end(...(done ? [done] : []));
      response.setHeader('Content-Length', Buffer.byteLength(html));
      return plain.end(html, ...(done ? [done] : []));
    },
  });
  return mark;
}
