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

/** The server actions in the build; a form can be sent to nothing else. */
export function actionIds(manifest: string): Set<string> {
  if (!existsSync(manifest)) return new Set();
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node?: Record<string, unknown> };
  return new Set(Object.keys(node ?? {}));
}

/** Refuses what is sent to a page when no action could take it; Next would write each into the log as an error. */
export function judgeAction(request: IncomingMessage, known: ReadonlySet<string>): Refusal | undefined {
  if (request.method !== 'POST' || isApiPath(request.url ?? '')) return undefined;
  if (known.size === 0) {
    const detail = 'Nothing can be sent to this page; it answers GET and HEAD only.';
    return { status: 405, title: 'Method not allowed', detail, allow: 'GET, HEAD' };
  }
  const action = request.headers['next-action'];
  if (action === undefined || known.has(String(action))) return undefined;
  const detail = 'The page this was sent from is of another version. Load it again, then repeat.';
  return { status: 404, title: 'No such action', detail };
}
