import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isApiPath, type Refusal } from './guard.ts';

/** Deeper than any page lies; a tree is walked recursively, so its depth is the sender's to choose. */
const deepestTree = 40;
const longestTree = 40_000;
const paramKind = /^(?:oc|[cd](?:i\((?:\.{1,3}|\.\.\)\(\.\.)\))?)$/;

const isText = (value: unknown) => typeof value === 'string';

function isSegment(value: unknown): boolean {
  if (!Array.isArray(value)) return isText(value);
  const [name, key, kind, siblings] = value;
  const known = siblings === null || (Array.isArray(siblings) && siblings.every(isText));
  return value.length === 4 && isText(name) && isText(key) && isText(kind) && paramKind.test(kind) && known;
}

function isTree(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > deepestTree) return false;
  const [segment, children, refresh = null, marker = null, hints = null, last = ''] = value;
  return (
    isSegment(segment) &&
    typeof children === 'object' &&
    children !== null &&
    !Array.isArray(children) &&
    (refresh === null || (Array.isArray(refresh) && refresh.length === 2 && refresh.every(isText))) &&
    [null, 'refetch', 'inside-shared-layout', 'metadata-only'].includes(marker) &&
    (hints === null || typeof hints === 'number') &&
    isText(last) &&
    Object.values(children).every((child) => isTree(child, depth + 1))
  );
}

/** Whether Next can read what its own client says of the pages it has; it answers anything else with a 500. */
export function isRouterState(text: string): boolean {
  if (text.length > longestTree) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(text)), 0);
  } catch {
    return false;
  }
}

/**
 * Removes the headers of Next's client that Next cannot use. Without them it renders the whole page, which is what a
 * client that lost its way should get.
 */
export function cleanNextHeaders(request: IncomingMessage): void {
  const { headers } = request;
  const state = headers['next-router-state-tree'];
  if (state !== undefined && !isRouterState(String(state))) delete headers['next-router-state-tree'];
  // "2" asks for a kind of rendering that no page here is written for, and each such request ends in the log.
  const prefetch = headers['next-router-prefetch'];
  if (prefetch !== undefined && prefetch !== '1') delete headers['next-router-prefetch'];
}

/** The server actions in the build: their numbers, and the pages that have one. A form can be sent to nothing else. */
export interface Actions {
  ids: ReadonlySet<string>;
  pages: readonly RegExp[];
}

interface Manifest {
  node?: Record<string, { workers?: Record<string, unknown> }>;
}

/** Reads what the build wrote; without a build there are none. */
export function readActions(manifest: string): Actions {
  if (!existsSync(manifest)) return { ids: new Set(), pages: [] };
  const { node = {} }: Manifest = JSON.parse(readFileSync(manifest, 'utf8'));
  const pages = Object.values(node).flatMap(({ workers = {} }) => Object.keys(workers));
  return { ids: new Set(Object.keys(node)), pages: [...new Set(pages)].map(addressOf) };
}

/** `app/(dashboard)/packages/[slug]/edit/page` → addresses of that page. */
function addressOf(page: string): RegExp {
  const parts = page.split('/').slice(1, -1);
  const shown = parts.filter((part) => !/^\(.*\)$/.test(part));
  const form = shown.map((part) => (/^\[\w+\]$/.test(part) ? '[^/]+' : part.replace(/\W/g, '\\$&')));
  return new RegExp(`^/${form.join('/')}$`);
}

/** Refuses what is sent to a page when no action could take it; Next would write each into the log as an error. */
export function judgeAction(request: IncomingMessage, { ids, pages }: Actions): Refusal | undefined {
  const { method, url = '', headers } = request;
  if (method !== 'POST' || isApiPath(url)) return undefined;
  const action = headers['next-action'];
  const [path = ''] = url.split('?');
  const isMultipart = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
  if (!(action !== undefined || isMultipart) || !pages.some((page) => page.test(path))) {
    const detail = 'Nothing can be sent to this page like this; it answers GET and HEAD only.';
    return { status: 405, title: 'Method not allowed', detail, allow: 'GET, HEAD' };
  }
  if (action !== undefined && !ids.has(String(action))) {
    const detail = 'The page this was sent from is of another version. Load it again, then repeat.';
    return { status: 404, title: 'No such action', detail };
  }
  // Every action takes a form, with or without a script.
  if (isMultipart) return undefined;
  return { status: 415, title: 'No form', detail: 'Send this as a form (multipart/form-data).' };
}
