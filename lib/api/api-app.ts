import type { IncomingMessage } from 'node:http';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ReadContext } from '#lib/read/context.ts';
import { problemResponse } from './problem.ts';

/** What requests carry from the gate to the routes. */
export interface ApiEnv {
  /** The connection behind a request, and what broke before it came here; a request made in a test has none of it. */
  Bindings: { failure?: unknown; incoming?: IncomingMessage; outgoing?: { destroy: () => void } };
  Variables: { read: ReadContext };
}
export type ApiApp = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;

/** Answers every other method of a path with 405 and what is allowed. Goes after the path's own methods. */
export function onlyThese(app: ApiApp, path: string, allowed: readonly string[]): void {
  const allow = allowed.join(', ');
  app.all(path, (c) =>
    problemResponse(c, { status: 405, detail: `This address answers ${allow} only.`, headers: { Allow: allow } }),
  );
}

export const READ_ONLY = ['GET', 'HEAD'] as const;
/** What the list of entries of a kind answers, and what one of them does. */
export const LIST_METHODS = ['GET', 'HEAD', 'POST'] as const;
export const ENTRY_METHODS = ['GET', 'HEAD', 'PATCH', 'DELETE'] as const;
