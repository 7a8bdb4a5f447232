import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ReadContext } from '#lib/read/context.ts';
import { problemResponse } from './problem.ts';

/** What requests carry from the gate to the routes. */
export interface ApiEnv {
  /** The response of the server behind the API, and what broke while it was sent; a request made in a test has none. */
  Bindings: { failure?: unknown; outgoing?: { destroy: () => void } };
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
