import { env } from '#lib/base/env.ts';
import type { ApiContext } from './api-app.ts';

/** The address that a request came from, for limits on guessing; behind a trusted proxy the one that it saw. */
export function addressOf(c: ApiContext): string {
  const seen = env().TRUST_PROXY ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  // Absent where a test asks the application without a connection.
  return seen || (c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1');
}
